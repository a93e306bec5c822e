"""Countries with the capitals and adjectives that stand for their governments: facts, one line a country."""

_TABLE = """
Afghanistan: Kabul; Afghan
Albania: Tirana; Albanian
Algeria: Algiers; Algerian
Argentina: Buenos Aires; Argentine, Argentinian
Armenia: Yerevan; Armenian
Australia: Canberra; Australian
Austria: Vienna; Austrian
Azerbaijan: Baku; Azerbaijani
Bahrain: Manama; Bahraini
Bangladesh: Dhaka; Bangladeshi
Belarus: Minsk; Belarusian
Belgium:; Belgian
Bolivia: La Paz; Bolivian
Bosnia: Sarajevo, Bosnia and Herzegovina; Bosnian
Brazil: Brasilia; Brazilian
Britain: London, UK, U.K., United Kingdom, Great Britain; British
Bulgaria: Sofia; Bulgarian
Cambodia: Phnom Penh; Cambodian
Canada: Ottawa; Canadian
Chile:; Chilean
China: Beijing, People's Republic of China, PRC; Chinese
Colombia: Bogota; Colombian
Croatia: Zagreb; Croatian
Cuba: Havana; Cuban
Cyprus: Nicosia; Cypriot
Czech Republic: Prague, Czechia; Czech
Denmark: Copenhagen; Danish
Ecuador: Quito; Ecuadorian
Egypt: Cairo; Egyptian
Eritrea: Asmara; Eritrean
Estonia: Tallinn; Estonian
Ethiopia: Addis Ababa; Ethiopian
Finland: Helsinki; Finnish
France: Paris; French
Georgia: Tbilisi; Georgian
Germany: Berlin; German
Ghana: Accra; Ghanaian
Greece: Athens; Greek
Hungary: Budapest; Hungarian
Iceland: Reykjavik; Icelandic
India: New Delhi, Delhi; Indian
Indonesia: Jakarta; Indonesian
Iran: Tehran, Islamic Republic; Iranian
Iraq: Baghdad; Iraqi
Ireland: Dublin; Irish
Israel: Jerusalem, Tel Aviv; Israeli
Italy: Rome; Italian
Japan: Tokyo; Japanese
Jordan: Amman; Jordanian
Kazakhstan: Astana; Kazakh
Kenya: Nairobi; Kenyan
Kosovo: Pristina; Kosovan
Kuwait:; Kuwaiti
Latvia: Riga; Latvian
Lebanon: Beirut; Lebanese
Libya: Tripoli; Libyan
Lithuania: Vilnius; Lithuanian
Malaysia: Kuala Lumpur; Malaysian
Mali: Bamako; Malian
Mexico:; Mexican
Moldova: Chisinau; Moldovan
Mongolia: Ulaanbaatar; Mongolian
Morocco: Rabat; Moroccan
Myanmar: Naypyidaw, Burma; Burmese
Nepal: Kathmandu; Nepali, Nepalese
Netherlands: The Hague, Holland; Dutch
New Zealand: Wellington
Nicaragua: Managua; Nicaraguan
Nigeria: Abuja; Nigerian
North Korea: Pyongyang, DPRK, N. Korea; North Korean
Norway: Oslo; Norwegian
Oman: Muscat; Omani
Pakistan: Islamabad; Pakistani
Palestine: Ramallah, Palestinian Authority; Palestinian
Peru: Lima; Peruvian
Philippines: Manila; Philippine, Filipino
Poland: Warsaw; Polish
Portugal: Lisbon; Portuguese
Qatar: Doha; Qatari
Romania: Bucharest; Romanian
Russia: Moscow, Kremlin, Russian Federation; Russian
Rwanda: Kigali; Rwandan
Saudi Arabia: Riyadh; Saudi
Senegal: Dakar; Senegalese
Serbia: Belgrade; Serbian
Slovakia: Bratislava; Slovak
Slovenia: Ljubljana; Slovenian
Somalia: Mogadishu; Somali
South Africa: Pretoria; South African
South Korea: Seoul, Republic of Korea, ROK, S. Korea; South Korean
South Sudan: Juba; South Sudanese
Spain: Madrid; Spanish
Sri Lanka: Colombo; Sri Lankan
Sudan: Khartoum; Sudanese
Sweden: Stockholm; Swedish
Switzerland: Bern; Swiss
Syria: Damascus; Syrian
Taiwan: Taipei; Taiwanese
Thailand: Bangkok; Thai
Tunisia: Tunis; Tunisian
Turkey: Ankara, Türkiye; Turkish
Uganda: Kampala; Ugandan
Ukraine: Kyiv, Kiev; Ukrainian
United Arab Emirates: Abu Dhabi, UAE; Emirati
United States: Washington, US, U.S., USA, America; American
Uruguay: Montevideo; Uruguayan
Uzbekistan: Tashkent; Uzbek
Vatican: Holy See
Venezuela: Caracas; Venezuelan
Vietnam: Hanoi; Vietnamese
Yemen: Sanaa; Yemeni
Zambia: Lusaka; Zambian
Zimbabwe: Harare; Zimbabwean
European Union: Brussels, EU; European
United Nations: UN, U.N.
"""


def _names(names: str) -> list[str]:
    return [name.strip().casefold() for name in names.split(",") if name.strip()]


def _rows() -> dict[str, tuple[str, str]]:
    """Each country -> its capitals and other names, and the adjectives of it."""
    lines = (line.partition(":") for line in _TABLE.strip().splitlines())
    parted = ((country, others.partition(";")) for country, _, others in lines)
    return {country: (names, adjectives) for country, (names, _, adjectives) in parted}


COUNTRIES = {
    name: country
    for country, (names, adjectives) in _rows().items()
    for name in (country.casefold(), *_names(names), *_names(adjectives))
}
"""Every name in the table, lower case -> the country's usual name."""

NATIONALITIES = frozenset(name for _, adjectives in _rows().values() for name in _names(adjectives))
"""The adjectives alone, lower case."""

REGIONS = frozenset(
    _names(
        "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, "
        "Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, "
        "Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, "
        "Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, "
        "West Virginia, Wisconsin, Wyoming, Puerto Rico, Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, "
        "Nova Scotia, Ontario, Prince Edward Island, Quebec, Saskatchewan, New South Wales, Queensland, South Australia, "
        "Tasmania, Western Australia, England, Scotland, Wales, Northern Ireland, Hong Kong"
    )
)
"""States, provinces and countries within a country, lower case."""
