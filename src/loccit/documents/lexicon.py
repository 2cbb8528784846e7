"""Words that tell a person's name from a newsroom, an agency, a role and a place; data, in one room.

They are kinds of words, not lists of everybody: what they do not know stays a guess.
"""

from __future__ import annotations

AGENCIES = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "reuters": "Reuters",
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "dpa": "Deutsche Presse-Agentur",
    "deutsche presse-agentur": "Deutsche Presse-Agentur",
    "sid": "Sport-Informations-Dienst",
    "sid nachrichtenagentur": "Sport-Informations-Dienst",
    "apa": "Austria Presse Agentur",
    "keystone-sda": "Keystone-SDA",
    "ansa": "ANSA",
    "adnkronos": "Adnkronos",
    "efe": "EFE",
    "europa press": "Europa Press",
    "lusa": "Lusa",
    "belga": "Belga",
    "anp": "ANP",
    "ntb": "NTB",
    "ritzau": "Ritzau",
    "pap": "PAP",
    "čtk": "ČTK",
    "tass": "TASS",
    "тасс": "ТАСС",
    "interfax": "Interfax",
    "интерфакс": "Интерфакс",
    "риа новости": "РИА Новости",
    "укринформ": "Укринформ",
    "xinhua": "Xinhua",
    "新华社": "新华社",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "共同通信": "共同通信",
    "yonhap": "Yonhap",
    "pti": "Press Trust of India",
    "press trust of india": "Press Trust of India",
    "ani": "ANI",
    "ians": "IANS",
    "aap": "Australian Associated Press",
    "australian associated press": "Australian Associated Press",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "Press Association",
    "pa news agency": "PA Media",
    "upi": "United Press International",
    "united press international": "United Press International",
    "canadian press": "The Canadian Press",
    "tribune news service": "Tribune News Service",
    "cnn newsource": "CNN Newsource",
    "states newsroom": "States Newsroom",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu Agency",
    "antara": "Antara",
    "prensa latina": "Prensa Latina",
    "télam": "Télam",
    "notimex": "Notimex",
    "agência brasil": "Agência Brasil",
    "agencia brasil": "Agência Brasil",
    "estadão conteúdo": "Estadão Conteúdo",
}
"""Wire services by how they sign, case folded and without 'the'."""

OUTLET_WORDS = frozenset(
    """agency agencies associated broadcasting bulletin bureau chronicle courier daily digital dispatch editorial
    examiner express gazette globe guardian headlines herald independent inquirer insider international
    journal ledger magazine mail media mirror monitor network networks news newspaper newspapers newsroom
    newswire observer online opinion paper patch post press publications radio record register report reports
    review service standard star sun telegraph television times today tribune tv voice wire world zeitung
    nachrichten redaktion agentur presse journal rédaction redacción agencia diario periódico redazione
    agenzia giornale redação jornal redactie krant редакция агентство газета новости ag inc llc corp
    nachrichtenagentur presseagentur pressebüro presseamt tidning avis avisen
    foundation institute university center centre council department office committee union group team
    contributors""".split()
)
"""A capitalised phrase with one of these is a body, not a person."""

ROLE_WORDS = frozenset(
    """editor editors editor-in-chief correspondent correspondents reporter reporters writer writers director
    producer columnist journalist journalists author staff contributor contributing freelancer freelance
    analyst fellow professor chief senior junior deputy assistant head managing executive associate
    photographer videographer investigator specialist strategist redakteur redakteurin korrespondent
    korrespondentin reporterin journaliste correspondant correspondante rédacteur rédactrice redactor
    redactora corresponsal periodista inviato inviata corrispondente giornalista repórter jornalista redacteur
    verslaggever корреспондент обозреватель""".split()
)
"""Roles of people who write."""

DESK_WORDS = frozenset(
    """bureau political politics business world national local environment health science education legal affairs
    crime home politik wirtschaft security europe technology sports sport culture special guest investigative
    investigations data digital content hub audience news night weekend video multimedia live foreign diplomatic
    economics royal white house criminal justice courts police immigration border housing transportation energy
    capitol statehouse congressional general assignment public safety trends enterprise accountability race equity
    religion labor county government state breaking""".split()
)
"""The desks such roles are of: part of a role beside a role word."""

PLACES = frozenset(
    """buenos aires; los angeles; las vegas; san francisco; san diego; san antonio; san juan; san josé; santa fe;
    cape town; hong kong; sri lanka; washington dc; abu dhabi; tel aviv; kuala lumpur; addis ababa; rio de
    janeiro; são paulo; saudi arabia; puerto rico; costa rica; el salvador; el paso; fort worth; baton rouge;
    little rock; des moines; des plaines; grand rapids; palo alto; ann arbor; saint petersburg; st petersburg;
    st louis; tierra del fuego; papua guinea; sierra leone; burkina faso; ivory coast; cabo verde; sri
    jayawardenepura; phnom penh; ho chi minh; la paz; la habana; mexico city; guatemala city; british
    columbia; nova scotia; prince edward; baden württemberg; rhode island; long island; staten island; great
    britain; viet nam; costa mesa; santa ana; santa monica; santa cruz; palm beach; real estate; human rights;
    climate change; public health; supreme court; white house; capitol hill; border patrol""".replace(
        "\n   ", ""
    ).split("; ")
)
"""Places and sections of several capitalised words, which have the shape of a person's name."""

PARTICLES = frozenset(
    """los las de da do dos das del della delle di du des la le van der den ten ter von vom zu zum zur af av al el
    bin bint ibn abu ben y e i dit d' dell' ul ur san st. st""".split()
)
"""Small words inside names of persons."""

NON_NAME_WORDS = frozenset(
    """the a an and or but for with without from into about after before over under than this that these those our
    your their his her its my we you he she it they what why how when where who which whose is are was were be
    been has have had will would can could should may might must not no new more most all any some updated
    published posted share follow sign subscribe read watch listen view click here related continue
    advertisement comments photo photos image images video getty video monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november december
    street city county state states united north south east west eastern western northern southern middle
    social sharing main menu top story stories latest breaking live updates trending popular exclusive
    analysis opinion politics business sports sport entertainment lifestyle health science technology tech
    travel food culture education weather crime money climate markets us uk eu usa""".split()
)
"""Words that do not stand in names of persons, but do in headings, menus and names of places."""

GIVEN_NAMES = frozenset(
    """aaron abdul adam adrian ahmed aisha alan alejandro alessandro alex alexander alexandra alexis ali alice alicia
    alison allison amanda amber amelia amir amy ana andrea andreas andrew andy angela anita ann anna anne
    annie anthony antonio arthur ashley barbara ben benjamin bernd beth betsy bill bob brad brandon brenda
    brian bruce caitlin camila carl carla carlos carol caroline catherine charles charlie charlotte chris
    christian christina christine christopher claire claudia colin connor craig cristina daniel daniela
    danielle david deborah dennis diana diane diego dmitry don donald donna douglas dylan ed edward eduardo
    elena elizabeth ella ellen emily emma eric erica erik erin ethan eva evan eve fatima fernando fiona
    florian francesca francesco francis francisco frank fred gabriel gareth gary george gerald giulia giuseppe
    grace graham greg gregory hannah hans harry heather helen henry holly ian ibrahim igor irene isabel
    isabella ivan jack jacob jacqueline jake james jamie jan jane janet jason javier jean jeff jeffrey
    jennifer jeremy jerry jessica jill jim joan joanna joe joel johanna john jon jonas jonathan jordan jorge
    jose josé joseph josh joshua juan judith judy julia julian julie justin karen karl kate katherine kathleen
    kathryn katie keith kelly ken kenneth kevin kim kristen kyle laura lauren lee leonardo leslie lily linda
    lisa lucas lucia lucy luis luke marco marcus margaret maria maría marie mario mark marta martha martin
    mary matt matteo matthew maya megan melissa michael michelle miguel mike mohamed mohammed molly monica
    nancy naomi natalie natasha nathan neil nicholas nick nicole nina noah nora oliver olivia oscar pablo
    pamela paolo pat patricia patrick paul paula paulo pedro peter phil philip pierre rachel rafael ralph
    rebecca ricardo richard rob robert roberto robin roger ronald rosa rose russell ruth ryan sally sam
    samantha samuel sandra sara sarah scott sean sebastian sergei sergio shannon sharon simon sofia sophia
    sophie stefan stephanie stephen steve steven stuart sue susan sven sylvia tamara tara ted teresa terry
    thomas tim timothy tina todd tom tony tyler valentina vanessa victor victoria vincent vladimir walter
    wendy will william yasmin yasmine yuri zach zoe""".split()
)
"""Common given names of the larger languages: they decide where a comma leaves open whether a second person follows."""
