"""What is known about the months, contracts, children, losses and claims of a person."""

from dayaq.law.facts.choices import Bond, ClaimKind, EmployerKind, Ending, Relation, Sector
from dayaq.law.facts.people import Person
from dayaq.rules.language import Count, Date, Entity, Money, Months, belongs, fact


class Month(Entity):
    """One calendar month in the life of a person: work, insurance and income (ay)."""

    person: Person = belongs("months")
    start: Date = fact("First day of the month", az="Ayın ilk günü", ru="Первый день месяца")
    insured: bool = fact(
        "Contributions were paid for the month", az="Ay üçün sığorta haqqı ödənilib", ru="За месяц уплачены взносы"
    )
    unemployment_insured: bool = fact(
        "Unemployment insurance was paid for the month",
        az="Ay üçün işsizlikdən sığorta haqqı ödənilib",
        ru="За месяц уплачено страхование от безработицы",
    )
    wage: Money = fact("Wage of the month", az="Ayın əməkhaqqısı", ru="Заработная плата за месяц", unit="AZN/month")
    income: Money = fact(
        "All income of the month that counts for targeted assistance",
        az="Ünvanlı yardım üçün nəzərə alınan bütün aylıq gəlir",
        ru="Весь доход за месяц, учитываемый для адресной помощи",
        unit="AZN/month",
    )
    sector: Sector = fact("Sector of the employer", az="İşəgötürənin sektoru", ru="Сектор работодателя")


class Contract(Entity):
    """An employment contract as notified (əmək müqaviləsi bildirişi)."""

    person: Person = belongs("contracts")
    concluded_on: Date = fact("Day of conclusion", az="Bağlanma günü", ru="День заключения")
    starts_on: Date = fact("First day of work", az="İşə başlama günü", ru="Первый день работы")
    registered: bool = fact("The notice is registered", az="Bildiriş qeydiyyata alınıb", ru="Уведомление зарегистрировано")
    registered_on: Date = fact(
        "Day of registration of the notice", az="Bildirişin qeydiyyat günü", ru="День регистрации уведомления"
    )
    fixed_term: bool = fact("Concluded for a fixed term", az="Müddətli müqavilədir", ru="Заключён на срок")
    ends_on: Date = fact("Last day of the fixed term", az="Müddətin son günü", ru="Последний день срока")
    ended: bool = fact("The contract has ended", az="Müqaviləyə xitam verilib", ru="Договор прекращён")
    ended_on: Date = fact("Day on which the contract ended", az="Xitam günü", ru="День прекращения")
    ending: Ending = fact("Reason of the end", az="Xitam səbəbi", ru="Причина прекращения")
    main_workplace: bool = fact("Main place of work", az="Əsas iş yeridir", ru="Основное место работы")
    wage: Money = fact(
        "Agreed monthly wage", az="Razılaşdırılmış aylıq əməkhaqqı", ru="Согласованная месячная зарплата", unit="AZN/month"
    )
    weekly_hours: Count = fact("Hours a week", az="Həftəlik iş saatları", ru="Часов в неделю")
    trial_period: Months = fact("Trial period", az="Sınaq müddəti", ru="Испытательный срок")
    leave: Count = fact(
        "Calendar days of yearly leave", az="İllik məzuniyyətin təqvim günləri", ru="Календарных дней отпуска в год"
    )
    fields_complete: bool = fact(
        "Every field of the notice is filled in", az="Bildirişin bütün sahələri doldurulub", ru="Заполнены все поля уведомления"
    )
    identity_matches: bool = fact(
        "The name, FİN and document of the worker agree with the register of identity",
        az="İşçinin adı, FİN-i və sənədi şəxsiyyət reyestrinə uyğundur",
        ru="Имя, ФИН и документ работника совпадают с реестром",
    )
    parental_consent: bool = fact(
        "A parent or guardian agreed in writing",
        az="Valideynin və ya qəyyumun yazılı razılığı var",
        ru="Есть письменное согласие родителя или опекуна",
    )
    electronic: bool = fact(
        "Concluded electronically and signed by both sides",
        az="Elektron formada bağlanıb və hər iki tərəf imzalayıb",
        ru="Заключён в электронной форме и подписан обеими сторонами",
    )
    employer_kind: EmployerKind = fact("Kind of employer", az="İşəgötürənin növü", ru="Вид работодателя")
    employer_active: bool = fact(
        "The employer is an active taxpayer",
        az="İşəgötürən fəal vergi ödəyicisidir",
        ru="Работодатель состоит на действующем учёте",
    )
    sector: Sector = fact("Sector of the employer", az="İşəgötürənin sektoru", ru="Сектор работодателя")


class Child(Entity):
    """A child whom a person bore, adopted or raises (uşaq)."""

    parent: Person = belongs("children")
    birth_date: Date = fact("Day of birth", az="Doğum tarixi", ru="Дата рождения")
    died: bool = fact("The child has died", az="Uşaq vəfat edib", ru="Ребёнок умер")
    death_date: Date = fact("Day of death", az="Vəfat tarixi", ru="Дата смерти")
    bond: Bond = fact("How the child came to the person", az="Şəxslə bağlılığı", ru="Связь с человеком")
    raised: bool = fact(
        "The person raises or raised the child",
        az="Uşağı şəxs böyüdür və ya böyüdüb",
        ru="Человек воспитывает или воспитал ребёнка",
    )
    disabled: bool = fact(
        "Disability was established before 18", az="18 yaşınadək əlillik müəyyən edilib", ru="Инвалидность установлена до 18 лет"
    )
    full_time_student: bool = fact("Studies full time", az="Əyani təhsil alır", ru="Учится очно")
    without_parental_care: bool = fact(
        "Was left without parental care", az="Valideyn himayəsindən məhrumdur", ru="Остался без попечения родителей"
    )
    parent_in_conscription: bool = fact(
        "A parent serves as a conscript", az="Valideyni müddətli həqiqi hərbi xidmətdədir", ru="Родитель проходит срочную службу"
    )
    other_parent_employed: bool = fact("The other parent works", az="Digər valideyn işləyir", ru="Второй родитель работает")
    birth_paid: bool = fact(
        "The lump sum of birth has been paid", az="Doğuma görə birdəfəlik müavinət verilib", ru="Пособие при рождении выплачено"
    )


class Survivor(Entity):
    """A member of the family of somebody who died (ailə başçısını itirmiş ailə üzvü)."""

    person: Person = belongs("losses")
    deceased: Person = belongs("survivors")
    relation: Relation = fact("What the survivor was to the deceased", az="Vəfat edənə qohumluğu", ru="Родство с умершим")
    dependent: bool = fact("Was kept by the deceased", az="Vəfat edənin himayəsində olub", ru="Был на иждивении умершего")
    cares_for_child: bool = fact(
        "Does not work, and cares for a child of the deceased under eight",
        az="İşləmir və vəfat edənin 8 yaşınadək uşağına qulluq edir",
        ru="Не работает и ухаживает за ребёнком умершего младше восьми лет",
    )
    married_again: bool = fact("Has married again", az="Yenidən nikaha girib", ru="Вступил в новый брак")
    in_orphanage: bool = fact("Lives in an orphanage", az="Uşaq evində yaşayır", ru="Живёт в детском доме")
    has_other_provider: bool = fact("Has another provider", az="Başqa himayəçisi var", ru="Имеет другого кормильца")


class Claim(Entity):
    """A claim for an allowance (müavinət üçün müraciət)."""

    person: Person = belongs("claims")
    kind: ClaimKind = fact("Kind of the allowance claimed", az="Tələb olunan müavinətin növü", ru="Вид запрошенного пособия")
    right_since: Date = fact(
        "Day from which there is a right to the allowance",
        az="Müavinət hüququnun yarandığı gün",
        ru="День возникновения права на пособие",
    )
    claimed_on: Date = fact("Day of the claim", az="Müraciət günü", ru="День обращения")
    decided_on: Date = fact("Day of the decision", az="Qərarın qəbul edildiyi gün", ru="День решения")
