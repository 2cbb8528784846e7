"""Words that keep their capital in a title of sentence case, wherever they stand: places, peoples, days, months.

A short table of names that English always capitalises and that are no common word ('Turkey', 'Polish', 'May' and
'March' are left out). What else is a name, the record or the library must say: see `titles.py`.
"""

from __future__ import annotations

_STATES = """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|
Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|
Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|
Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|
Wisconsin|Wyoming|Puerto Rico|District of Columbia|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|Nova Scotia|
New South Wales|Queensland|Tasmania|Bavaria|Catalonia|Scotland|Wales|England|Northern Ireland"""
_COUNTRIES = """Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|
Belarus|Belgium|Benin|Bolivia|Bosnia|Botswana|Brazil|Britain|Great Britain|Bulgaria|Burundi|Cambodia|Cameroon|Canada|
Chile|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|
Estonia|Ethiopia|Finland|France|Gabon|Gambia|Germany|Ghana|Greece|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|
Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|
Kyrgyzstan|Laos|Latvia|Lebanon|Liberia|Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Mali|Malta|Mauritania|
Mauritius|Mexico|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|
Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|Paraguay|Peru|Philippines|
Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|
Somalia|South Africa|South Korea|South Sudan|Soviet Union|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|
Tajikistan|Tanzania|Thailand|Trinidad|Tunisia|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|
United Nations|United States|United States of America|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen|Yugoslavia|Zambia|
Zimbabwe|European Union"""
_PLACES = """Africa|America|Antarctica|Asia|Europe|Latin America|North America|South America|Central America|Oceania|
Middle East|Far East|Atlantic|Pacific|Mediterranean|Caribbean|Balkans|Sahara|Amsterdam|Athens|Atlanta|Baghdad|
Baltimore|Barcelona|Beijing|Berlin|Bogotá|Boston|Brussels|Budapest|Cairo|Chicago|Cleveland|Copenhagen|Dallas|Delhi|
Denver|Detroit|Dublin|Edinburgh|Geneva|Glasgow|Hong Kong|Houston|Istanbul|Jakarta|Jerusalem|Johannesburg|Kyiv|Lagos|
Las Vegas|Lisbon|London|Los Angeles|Madrid|Manchester|Melbourne|Mexico City|Miami|Milan|Milwaukee|Minneapolis|
Montreal|Moscow|Mumbai|Munich|Nairobi|New Orleans|Oslo|Paris|Philadelphia|Pittsburgh|Prague|Rome|San Antonio|
San Diego|San Francisco|Santiago|São Paulo|Seattle|Seoul|Shanghai|St. Louis|Stockholm|Sydney|Tehran|Tokyo|Toronto|
Vancouver|Venice|Vienna|Warsaw|Zurich"""
_PEOPLES = """African|African American|African Americans|American|Americans|Arab|Arabs|Argentine|Armenian|Asian|Asians|
Asian American|Asian Americans|Australian|Austrian|Bangladeshi|Belgian|Black Sea|Brazilian|British|Bulgarian|Canadian|
Chicano|Chinese|Colombian|Croatian|Cuban|Czech|Dutch|Egyptian|English|Ethiopian|European|Europeans|Filipino|Finnish|
French|German|Germans|Ghanaian|Greek|Haitian|Hispanic|Hispanics|Hungarian|Indian|Indians|Indonesian|Iranian|Iraqi|
Irish|Israeli|Italian|Jamaican|Japanese|Jewish|Jews|Kenyan|Korean|Kurdish|Latin|Latina|Latinas|Latino|Latinos|Latinx|
Lebanese|Malaysian|Mexican|Mexicans|Mexican American|Mexican Americans|Moroccan|Native American|Native Americans|
Nigerian|Norwegian|Pakistani|Palestinian|Persian|Peruvian|Portuguese|Puerto Rican|Romanian|Roman|Russian|Russians|
Salvadoran|Scottish|Serbian|Somali|South African|Soviet|Spanish|Swedish|Swiss|Syrian|Taiwanese|Thai|Turkish|
Ukrainian|Venezuelan|Vietnamese|Welsh|Buddhism|Buddhist|Catholic|Catholicism|Catholics|Christian|Christianity|
Christians|Confucian|Hindu|Hinduism|Islam|Islamic|Judaism|Muslim|Muslims|Protestant|Protestantism|Quran|Bible"""
_TIMES = """Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|April|June|July|August|
September|October|November|December|Christmas|Easter|Ramadan|Middle Ages|Renaissance|Enlightenment|Cold War|
World War|World War I|World War II|First World War|Second World War|Civil War|Great Depression"""
_BODIES = """Congress|House of Representatives|Supreme Court|White House|Parliament|House of Commons|House of Lords|
Bundestag|European Commission|European Parliament|World Bank|Twitter|Facebook|Google|Wikipedia|Internet of Things"""

NAMES = tuple(
    name.strip() for text in (_STATES, _COUNTRIES, _PLACES, _PEOPLES, _TIMES, _BODIES) for name in text.split("|")
)
"""Names of one or more words."""
