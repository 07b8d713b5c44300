"""The closed lists of names in which facts answer."""

from dayaq.rules.language import Choices, option


class Sex(Choices):
    """Sex as registered."""

    female = option("woman", az="qadın", ru="женщина")
    male = option("man", az="kişi", ru="мужчина")


class Population(Choices):
    """The groups for which the yearly living minimum is set."""

    country = option("country as a whole", az="ölkə üzrə", ru="в целом по стране")
    working_age = option("people of working age", az="əmək qabiliyyətli əhali", ru="трудоспособное население")
    pensioner = option("pensioners", az="pensiyaçılar", ru="пенсионеры")
    child = option("children", az="uşaqlar", ru="дети")


class Degree(Choices):
    """The degree of a disability (əlillik dərəcəsi); since 1 July 2022 a group of loss of function in percent."""

    none = option("no disability", az="əlillik yoxdur", ru="инвалидности нет")
    first = option("degree I (81–100 %)", az="I dərəcə (81–100 %)", ru="I степень (81–100 %)")
    second = option("degree II (61–80 %)", az="II dərəcə (61–80 %)", ru="II степень (61–80 %)")
    third = option("degree III (31–60 %)", az="III dərəcə (31–60 %)", ru="III степень (31–60 %)")
    child = option("child with disability", az="əlilliyi olan uşaq", ru="ребёнок с инвалидностью")


class Cause(Choices):
    """The cause of a disability, as the expert decision names it."""

    general_illness = option("general illness", az="ümumi xəstəlik", ru="общее заболевание")
    childhood = option("since childhood", az="uşaqlıqdan əlillik", ru="с детства")
    work_injury = option("injury at work", az="istehsalat qəzası", ru="производственная травма")
    occupational_disease = option("occupational disease", az="peşə xəstəliyi", ru="профессиональное заболевание")
    war = option("war", az="müharibə", ru="война")
    military_service = option("military service", az="hərbi xidmət", ru="военная служба")
    january_1990 = option("events of 20 January 1990", az="20 Yanvar hadisələri", ru="события 20 января 1990 года")
    chernobyl = option("Chernobyl disaster", az="Çernobıl qəzası", ru="авария на Чернобыльской АЭС")


class PensionKind(Choices):
    """The kind of labour pension that somebody receives."""

    none = option("none", az="yoxdur", ru="нет")
    old_age = option("old-age", az="yaşa görə", ru="по возрасту")
    disability = option("disability", az="əlilliyə görə", ru="по инвалидности")
    survivor = option("loss of breadwinner", az="ailə başçısını itirməyə görə", ru="по потере кормильца")


class Bond(Choices):
    """How a child came to the person who raises it."""

    born = option("own child", az="öz uşağı", ru="родной ребёнок")
    adopted = option("adopted child", az="övladlığa götürülmüş uşaq", ru="усыновлённый ребёнок")
    ward = option("ward under guardianship", az="qəyyumluqda olan uşaq", ru="подопечный ребёнок")
    foster = option("child in a foster family", az="himayədar ailəyə verilmiş uşaq", ru="ребёнок в приёмной семье")
    stepchild = option("stepchild", az="ögey uşaq", ru="пасынок или падчерица")


class Relation(Choices):
    """What a survivor was to the person who died."""

    child = option("child", az="övladı", ru="ребёнок")
    spouse = option("spouse", az="əri və ya arvadı", ru="супруг или супруга")
    parent = option("parent", az="atası və ya anası", ru="родитель")
    sibling = option("brother or sister", az="qardaşı və ya bacısı", ru="брат или сестра")
    grandchild = option("grandchild", az="nəvəsi", ru="внук или внучка")
    grandparent = option("grandparent", az="babası və ya nənəsi", ru="дедушка или бабушка")
    other = option("another relation", az="digər", ru="иное")


class Sector(Choices):
    """The sector of an employer, on which the rates of insurance depend."""

    state = option("state sector", az="dövlət sektoru", ru="государственный сектор")
    oil = option("oil and gas sector", az="neft-qaz sektoru", ru="нефтегазовый сектор")
    private = option("private non-oil sector", az="qeyri-neft özəl sektoru", ru="частный ненефтяной сектор")


class EmployerKind(Choices):
    """The kind of an employer, by which the electronic contract became due."""

    state = option("state body or enterprise", az="dövlət qurumu", ru="государственная организация")
    business = option("business", az="sahibkarlıq subyekti", ru="субъект предпринимательства")
    family_farm = option("family farm", az="ailə kəndli təsərrüfatı", ru="семейное крестьянское хозяйство")


class BusinessField(Choices):
    """The field of an entrepreneur."""

    construction = option("construction", az="tikinti", ru="строительство")
    other = option("another field", az="digər sahələr", ru="другие области")


class BusinessPlace(Choices):
    """The class of the place of a business, which lowers its contribution."""

    full = option("Baku (100 %)", az="Bakı şəhəri (100 %)", ru="город Баку (100 %)")
    ninety = option("Sumqayıt or Gəncə (90 %)", az="Sumqayıt və ya Gəncə şəhəri (90 %)", ru="города Сумгаит и Гянджа (90 %)")
    eighty = option("another town (80 %)", az="digər şəhərlər (80 %)", ru="другие города (80 %)")
    sixty = option(
        "centre of a district or settlement (60 %)",
        az="rayon mərkəzi və ya qəsəbə (60 %)",
        ru="районный центр или посёлок (60 %)",
    )
    half = option("village (50 %)", az="kənd yeri (50 %)", ru="сельская местность (50 %)")


class Ending(Choices):
    """Why an employment contract ended."""

    liquidation = option("liquidation of the employer", az="müəssisənin ləğvi", ru="ликвидация работодателя")
    staff_cut = option("staff cut", az="ştatların ixtisarı", ru="сокращение штата")
    term_expired = option("end of a fixed term", az="müddətin bitməsi", ru="истечение срока")
    own_wish = option("employee's own wish", az="işçinin öz arzusu", ru="по собственному желанию")
    other = option("another reason", az="digər səbəb", ru="иная причина")


class FosterAge(Choices):
    """The age groups by which a foster family is paid, in completed years."""

    under_seven = option("0 to 6 years", az="0–6 yaş", ru="0–6 лет")
    seven_to_thirteen = option("7 to 13 years", az="7–13 yaş", ru="7–13 лет")
    from_fourteen = option("14 to 18 years", az="14–18 yaş", ru="14–18 лет")


class BirthKind(Choices):
    """The course of a birth, on which the length of maternity leave depends."""

    ordinary = option("ordinary birth", az="normal doğuş", ru="обычные роды")
    complicated = option("complicated birth", az="çətin doğuş", ru="осложнённые роды")
    multiple = option("birth of more than one child", az="çoxdöllü doğuş", ru="рождение двух и более детей")


class ClaimKind(Choices):
    """What kind of allowance is claimed, as far as arrears depend on it."""

    monthly = option("monthly allowance", az="aylıq müavinət", ru="ежемесячное пособие")
    lump_sum = option("lump sum", az="birdəfəlik müavinət", ru="единовременное пособие")
    childbirth = option("childbirth lump sum", az="uşağın anadan olmasına görə müavinət", ru="пособие при рождении ребёнка")
