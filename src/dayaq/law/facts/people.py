"""What is known about people and families."""

from dayaq.law.facts.choices import BirthKind, BusinessField, BusinessPlace, Cause, Degree, PensionKind, Sex
from dayaq.rules.language import Count, Date, Entity, Money, Months, Percent, belongs, fact


class Family(Entity):
    """A family that keeps house together (ailə)."""

    # targeted assistance
    composition_certified: bool = fact(
        "The composition of the family is certified",
        az="Ailənin tərkibi barədə arayış var",
        ru="Состав семьи подтверждён справкой",
    )
    data_match: bool = fact(
        "What was declared agrees with the state registers",
        az="Bəyan edilən məlumatlar dövlət reyestrlərinə uyğundur",
        ru="Заявленные сведения совпадают с государственными реестрами",
    )
    has_vehicle: bool = fact(
        "The family owns or uses a vehicle, other than one given by the state for rehabilitation",
        az="Ailənin mülkiyyətində və ya istifadəsində dövlətin reabilitasiya üçün verdiyindən başqa nəqliyyat vasitəsi var",
        ru="Семья владеет или пользуется автомобилем, кроме выданного государством для реабилитации",
    )
    same_purpose_properties: Count = fact(
        "Most real estates of one purpose at different addresses",
        az="Müxtəlif ünvanlarda eyni təyinatlı daşınmaz əmlakların sayı",
        ru="Число объектов недвижимости одного назначения по разным адресам",
    )
    purchases_of_year: Money = fact(
        "Purchases of the last 12 months", az="Son 12 ayda edilmiş alışlar", ru="Покупки за последние 12 месяцев"
    )
    utility_spending: Money = fact(
        "Monthly spending on utilities and telephone",
        az="Kommunal xidmətlər və telefon üçün aylıq xərc",
        ru="Ежемесячные расходы на коммунальные услуги и телефон",
        unit="AZN/month",
    )
    income_reason_accepted: bool = fact(
        "The low income has reasons outside the family's control",
        az="Gəlirin az olması ailədən asılı olmayan səbəblərlə bağlıdır",
        ru="Низкий доход вызван причинами, не зависящими от семьи",
    )
    applied_on: Date = fact(
        "Day of the application for targeted assistance",
        az="Ünvanlı yardım üçün müraciət günü",
        ru="День обращения за адресной помощью",
    )
    application_notarised_on: Date = fact(
        "Day on which the application was notarised",
        az="Ərizənin notariat qaydasında təsdiqləndiyi gün",
        ru="День нотариального заверения заявления",
    )
    uncollected: Months = fact(
        "Months in a row in which the assistance was not collected",
        az="Yardımın ardıcıl olaraq götürülmədiyi aylar",
        ru="Месяцев подряд, за которые помощь не получена",
    )
    receives_assistance: bool = fact(
        "The family receives targeted assistance",
        az="Ailə ünvanlı sosial yardım alır",
        ru="Семья получает адресную социальную помощь",
    )


class Person(Entity):
    """A natural person (fiziki şəxs)."""

    family: Family = belongs("members")

    # life
    birth_date: Date = fact("Day of birth", az="Doğum tarixi", ru="Дата рождения")
    sex: Sex = fact("Sex", az="Cins", ru="Пол")
    died: bool = fact("The person has died", az="Şəxs vəfat edib", ru="Человек умер")
    death_date: Date = fact("Day of death", az="Vəfat tarixi", ru="Дата смерти")
    lives_in_country: bool = fact(
        "Lives permanently in Azerbaijan", az="Azərbaycanda daimi yaşayır", ru="Постоянно проживает в Азербайджане"
    )
    full_time_student: bool = fact("Studies full time", az="Əyani təhsil alır", ru="Учится очно")
    employed: bool = fact("Has a job", az="İşləyir", ru="Работает")
    left_work_on: Date = fact("Day of leaving the last job", az="Son işdən çıxma günü", ru="День ухода с последней работы")
    burial_arranged: bool = fact(
        "The applicant buried the person who died", az="Dəfni müraciət edən təşkil edib", ru="Погребение осуществил заявитель"
    )
    burial_paid: bool = fact(
        "The money for the burial has been paid already",
        az="Dəfn üçün ödəniş artıq verilib",
        ru="Выплата на погребение уже произведена",
    )

    # parenthood
    raised_alone: bool = fact(
        "A father who raised his children without their mother and did not marry again",
        az="Uşaqlarını anasız böyütmüş və yenidən nikaha girməmiş ata",
        ru="Отец, воспитавший детей без матери и не вступивший в новый брак",
    )
    on_child_care_leave: bool = fact(
        "Is on leave to care for a child", az="Uşağa qulluq məzuniyyətindədir", ru="Находится в отпуске по уходу за ребёнком"
    )
    birth_kind: BirthKind = fact("Course of the birth", az="Doğuşun gedişi", ru="Течение родов")
    works_in_agriculture: bool = fact(
        "Works in agriculture", az="Kənd təsərrüfatında işləyir", ru="Работает в сельском хозяйстве"
    )
    due_date: Date = fact("Expected or actual day of a birth", az="Doğuşun gözlənilən və ya faktiki günü", ru="День родов")

    # insurance record and individual account
    record_since_2006: Months = fact(
        "Insurance record since 1 January 2006",
        az="2006-cı il yanvarın 1-dən sonrakı sığorta stajı",
        ru="Страховой стаж с 1 января 2006 года",
    )
    record_before_2006: Months = fact(
        "Proved insurance record before 1 January 2006",
        az="2006-cı il yanvarın 1-dək təsdiq edilmiş sığorta stajı",
        ru="Подтверждённый страховой стаж до 1 января 2006 года",
    )
    older_record_digitised: bool = fact(
        "The record before 2006 has been entered in the individual account",
        az="2006-cı ilədək olan staj fərdi hesaba daxil edilib",
        ru="Стаж до 2006 года внесён в индивидуальный счёт",
    )
    account_since: Date = fact(
        "Day of the first entry in the individual account",
        az="Fərdi hesabda ilk qeydin tarixi",
        ru="День первой записи на индивидуальном счёте",
    )
    accumulated_capital: Money = fact(
        "Pension capital accumulated in the insurance part of the individual account",
        az="Fərdi hesabın sığorta hissəsində toplanmış pensiya kapitalı",
        ru="Пенсионный капитал, накопленный в страховой части индивидуального счёта",
    )
    notional_capital: Money = fact(
        "Notional capital for the record before 2006, indexed to the day",
        az="2006-cı ilədək staja görə hesablanmış, indeksləşdirilmiş şərti kapital",
        ru="Условный капитал за стаж до 2006 года с учётом индексации",
    )
    capital_of_new_year: Money = fact(
        "Pension capital on 1 January, before the indexation of that day",
        az="Yanvarın 1-nə, indeksləşdirmədən əvvəlki pensiya kapitalı",
        ru="Пенсионный капитал на 1 января до индексации этого дня",
    )

    # a labour pension in payment
    pension: PensionKind = fact("Labour pension received", az="Alınan əmək pensiyası", ru="Получаемая трудовая пенсия")
    pension_since: Date = fact(
        "Day from which the pension was assigned", az="Pensiyanın təyin olunduğu tarix", ru="День, с которого назначена пенсия"
    )
    pension_of_new_year: Money = fact(
        "Insurance part of the pension on 1 January, before the indexation of that day",
        az="Pensiyanın yanvarın 1-nə, indeksləşdirmədən əvvəlki sığorta hissəsi",
        ru="Страховая часть пенсии на 1 января до индексации этого дня",
        unit="AZN/month",
    )
    capital_counted_to: Date = fact(
        "Day to which capital is counted in the pension: its assignment or last recalculation",
        az="Kapitalın nəzərə alındığı son gün: təyinat və ya son yenidən hesablama günü",
        ru="День, по который учтён капитал: назначение или последний перерасчёт",
    )
    capital_since_counted: Money = fact(
        "Pension capital gathered by work since it was last counted",
        az="Son hesablamadan sonra işləməklə toplanmış pensiya kapitalı",
        ru="Пенсионный капитал, накопленный работой после последнего учёта",
    )
    pension_in_payment: Money = fact(
        "Pension received a month", az="Aylıq alınan pensiya", ru="Получаемая ежемесячная пенсия", unit="AZN/month"
    )

    # disability
    disability: Degree = fact(
        "Degree of disability by the decision in force",
        az="Qüvvədə olan qərara əsasən əlillik dərəcəsi",
        ru="Степень инвалидности по действующему решению",
    )
    disability_cause: Cause = fact("Cause of the disability", az="Əlilliyin səbəbi", ru="Причина инвалидности")
    disability_since: Date = fact(
        "Day from which the disability was established",
        az="Əlilliyin müəyyən edildiyi tarix",
        ru="День, с которого установлена инвалидность",
    )
    disability_assessed_on: Date = fact(
        "Day of the decision on the disability", az="Əlillik barədə qərarın tarixi", ru="День решения об инвалидности"
    )
    loss_of_function: Percent = fact(
        "Loss of the functions of the body by the decision",
        az="Qərara əsasən orqanizmin funksiyalarının pozulma faizi",
        ru="Нарушение функций организма по решению",
    )
    blind: bool = fact(
        "The disability is that of sight (blindness)", az="Əlillik gözdən əlillikdir", ru="Инвалидность по зрению (слепота)"
    )
    earlier_disability_pension: bool = fact(
        "Received a disability pension before, which lapsed with the term of the disability",
        az="Əvvəllər əlilliyə görə pensiya alıb, əlillik müddəti bitdiyi üçün dayandırılıb",
        ru="Ранее получал пенсию по инвалидности, прекращённую с истечением срока инвалидности",
    )
    earlier_pension_ended_on: Date = fact(
        "Day on which the earlier disability pension lapsed",
        az="Əvvəlki əlillik pensiyasının dayandırıldığı gün",
        ru="День прекращения прежней пенсии по инвалидности",
    )
    earlier_pension: Money = fact(
        "Earlier disability pension a month",
        az="Əvvəlki əlillik pensiyasının aylıq məbləği",
        ru="Прежняя ежемесячная пенсия по инвалидности",
        unit="AZN/month",
    )

    # honours, wars, care: stipends
    martyr: bool = fact("Died as a martyr (şəhid)", az="Şəhiddir", ru="Является шехидом")
    killed_in_afghanistan: bool = fact(
        "A soldier killed in Afghanistan", az="Əfqanıstanda həlak olmuş hərbçi", ru="Военнослужащий, погибший в Афганистане"
    )
    war_veteran: bool = fact("War veteran", az="Müharibə veteranı", ru="Ветеран войны")
    ww2_veteran: bool = fact(
        "Veteran of the Second World War", az="İkinci Dünya müharibəsinin veteranı", ru="Ветеран Второй мировой войны"
    )
    patriotic_war_participant: bool = fact(
        "Took part in the Patriotic War of 2020",
        az="Vətən müharibəsinin iştirakçısı",
        ru="Участник Отечественной войны 2020 года",
    )
    national_hero: bool = fact("National Hero", az="Milli Qəhrəman", ru="Национальный герой")
    patriotic_war_hero: bool = fact("Hero of the Patriotic War", az="Vətən Müharibəsi Qəhrəmanı", ru="Герой Отечественной войны")
    has_personal_stipend: bool = fact(
        "Holds a personal stipend of the President",
        az="Prezidentin fərdi təqaüdçüsüdür",
        ru="Удостоен персональной стипендии Президента",
    )
    cares_for_disabled: bool = fact(
        "Cares for a person with degree I or for a child with disability",
        az="I dərəcə əlilliyi olan şəxsə və ya əlilliyi olan uşağa qulluq edir",
        ru="Ухаживает за инвалидом I степени или за ребёнком с инвалидностью",
    )

    # other grounds of lump sums
    radiation_treatment: bool = fact(
        "Needs treatment as a victim of radiation",
        az="Radiasiyadan zərər çəkmiş şəxs kimi müalicəyə ehtiyacı var",
        ru="Нуждается в лечении как пострадавший от радиации",
    )
    released_from_prison: bool = fact(
        "Was released from prison and applies for the lump sum",
        az="Cəzaçəkmə müəssisəsindən azad edilib",
        ru="Освобождён из мест лишения свободы",
    )
    specialist_in_liberated_territory: bool = fact(
        "A specialist sent to work in the liberated territories",
        az="İşğaldan azad edilmiş ərazilərə işləməyə göndərilmiş mütəxəssis",
        ru="Специалист, направленный на работу на освобождённые территории",
    )

    # employment service
    has_identity_document: bool = fact(
        "Holds an identity card, or as a foreigner a permit of permanent residence",
        az="Şəxsiyyət vəsiqəsi, əcnəbinin isə daimi yaşamaq icazəsi var",
        ru="Имеет удостоверение личности, а иностранец — разрешение на постоянное проживание",
    )
    registered_jobseeker: bool = fact(
        "Registered as a jobseeker", az="İşaxtaran kimi qeydiyyatdadır", ru="Состоит на учёте как ищущий работу"
    )
    jobseeker_since: Date = fact(
        "Day of registration as a jobseeker", az="İşaxtaran kimi qeydiyyat günü", ru="День постановки на учёт"
    )
    offer_due_on: Date = fact(
        "Last of the five working days for the offer of a suitable job",
        az="Münasib iş təklifi üçün beş iş gününün sonuncusu",
        ru="Последний из пяти рабочих дней на предложение подходящей работы",
    )
    suitable_job_offered: bool = fact(
        "A suitable job was offered in time",
        az="Vaxtında münasib iş təklif olunub",
        ru="Подходящая работа была предложена в срок",
    )
    employer_refused: bool = fact(
        "The employer refused the jobseeker", az="İşəgötürən işaxtaranı qəbul etməyib", ru="Работодатель отказал ищущему работу"
    )
    offers_refused: Count = fact(
        "Suitable jobs refused within two years of the registration as a jobseeker",
        az="İşaxtaran kimi qeydiyyatdan sonrakı iki ildə imtina edilmiş münasib işlərin sayı",
        ru="Отказы от подходящей работы за два года с постановки на учёт",
    )
    last_refusal_on: Date = fact(
        "Day of the last refusal of a suitable job",
        az="Münasib işdən son imtina günü",
        ru="День последнего отказа от подходящей работы",
    )
    registered_unemployed: bool = fact("Has the status of unemployed", az="İşsiz statusu var", ru="Имеет статус безработного")
    unemployed_since: Date = fact(
        "Day of the status of unemployed", az="İşsiz statusunun verildiyi gün", ru="День присвоения статуса безработного"
    )
    receives_unemployment_insurance: bool = fact(
        "Receives unemployment insurance", az="İşsizlikdən sığorta ödənişi alır", ru="Получает страхование от безработицы"
    )
    spouse_has_supplement: bool = fact(
        "The spouse receives unemployment insurance with the supplement for the children",
        az="Həyat yoldaşı uşaqlara görə əlavə ilə birlikdə işsizlikdən sığorta ödənişi alır",
        ru="Супруг получает страхование от безработицы с надбавкой на детей",
    )
    in_vocational_training: bool = fact(
        "Is in vocational training on a referral of the employment service",
        az="Məşğulluq orqanının göndərişi ilə peşə hazırlığındadır",
        ru="Проходит профессиональную подготовку по направлению службы занятости",
    )
    receives_training_stipend: bool = fact(
        "Receives the stipend of vocational training", az="Peşə hazırlığına görə təqaüd alır", ru="Получает стипендию за обучение"
    )
    training_hours: Count = fact(
        "Hours of training for self-employment", az="Özünüməşğulluq təliminin saatları", ru="Часы обучения самозанятости"
    )
    business_plan_defended: bool = fact(
        "Has defended a business plan", az="Biznes planını müdafiə edib", ru="Бизнес-план защищён"
    )
    self_employment_assets: bool = fact(
        "Was given assets by the self-employment programme",
        az="Özünüməşğulluq proqramı üzrə əmlak alıb",
        ru="Получил имущество по программе самозанятости",
    )
    of_martyr_family: bool = fact("Belongs to the family of a martyr", az="Şəhid ailəsinin üzvüdür", ru="Член семьи шехида")
    displaced: bool = fact("Is internally displaced", az="Məcburi köçkündür", ru="Вынужденный переселенец")
    counts_as_young: bool = fact(
        "Counts as a young person for the employment service", az="Məşğulluq üzrə gənc sayılır", ru="Считается молодёжью"
    )
    entrepreneur: bool = fact("Is an entrepreneur", az="Sahibkardır", ru="Является предпринимателем")
    has_land_share: bool = fact(
        "Owns a share of farm land or works in a family farm",
        az="Torpaq payı mülkiyyətçisi və ya ailə kəndli təsərrüfatının üzvüdür",
        ru="Владеет земельным паем или состоит в семейном хозяйстве",
    )
    in_conscription: bool = fact(
        "Serves as a conscript", az="Müddətli həqiqi hərbi xidmətdədir", ru="Проходит срочную военную службу"
    )
    in_prison: bool = fact(
        "Serves a sentence in prison", az="Cəzaçəkmə müəssisəsindədir", ru="Находится в местах лишения свободы"
    )
    in_compulsory_treatment: bool = fact(
        "Is under compulsory medical measures ordered by a court",
        az="Barəsində məhkəmənin qərarı ilə tibbi xarakterli məcburi tədbir tətbiq edilir",
        ru="Находится на принудительном лечении по решению суда",
    )
    is_foreigner: bool = fact("Is a foreign citizen", az="Əcnəbidir", ru="Является иностранцем")
    has_work_permit: bool = fact("Holds a work permit", az="İş icazəsi var", ru="Имеет разрешение на работу")
    receives_allowance: bool = fact("Receives a social allowance", az="Sosial müavinət alır", ru="Получает социальное пособие")
    receives_stipend: bool = fact("Receives a monthly stipend", az="Aylıq təqaüd alır", ru="Получает ежемесячную стипендию")
    farm_subsidy_2020: bool = fact(
        "Received a farm subsidy in 2020",
        az="2020-ci ildə kənd təsərrüfatı subsidiyası alıb",
        ru="Получил сельскохозяйственную субсидию в 2020 году",
    )
    spouse_works: bool = fact(
        "The spouse is an entrepreneur or has an employment contract",
        az="Həyat yoldaşı sahibkardır və ya əmək müqaviləsi var",
        ru="Супруг — предприниматель или имеет трудовой договор",
    )
    spouse_has_support: bool = fact(
        "The spouse receives a payment that excludes the one-off payment of 2020",
        az="Həyat yoldaşı 2020-ci ilin birdəfəlik ödəməsini istisna edən ödəniş alır",
        ru="Супруг получает выплату, исключающую разовую выплату 2020 года",
    )
    spouse_paid_2020: bool = fact(
        "The spouse has received the one-off payment of 2020",
        az="2020-ci ilin birdəfəlik ödəməsini həyat yoldaşı alıb",
        ru="Разовую выплату 2020 года получил супруг",
    )
    strict_quarantine_town: bool = fact(
        "Lives in a town under strict quarantine",
        az="Sərt karantin rejimi tətbiq edilən şəhərdə yaşayır",
        ru="Живёт в городе со строгим карантином",
    )

    # business
    business_field: BusinessField = fact(
        "Field of the business", az="Sahibkarlıq fəaliyyətinin sahəsi", ru="Область предпринимательства"
    )
    business_place: BusinessPlace = fact(
        "Class of the place of the business", az="Fəaliyyət yerinin dərəcəsi", ru="Категория места деятельности"
    )
    business_income: Money = fact(
        "Monthly income of the business",
        az="Sahibkarlıqdan aylıq gəlir",
        ru="Ежемесячный доход от предпринимательства",
        unit="AZN/month",
    )
