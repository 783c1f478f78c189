namespace Shortlist.Bench.Corpus;

/// <summary>A line of work and the words its CVs are made of.</summary>
/// <param name="Titles">From the first job to the highest.</param>
/// <param name="Employers">With <c>{0}</c> for an invented name.</param>
/// <param name="Tasks">Beginnings of sentences that an outcome ends.</param>
internal sealed record Occupation(string[] Titles, string[] Employers, string[] Degrees, string[] Tasks, string[] Skills);

/// <summary>A city; its phone numbers come from ranges that the country's regulator keeps for fiction.</summary>
internal sealed record City(string Name, string Country, string Phone);

/// <summary>
/// The words of the corpus. In patterns <c>#</c> stands for a digit and <c>%n</c> and
/// <c>%s</c> for a larger and a smaller number. Letters outside ASCII
/// are wanted (readers must get them right) and stay within Windows-1252, which the PDF fonts can show.
/// </summary>
internal static class Vocabulary
{
    public static readonly string[] MailDomains = ["example.com", "example.org", "example.net"];

    public static readonly string[] DateFormats = ["MMM yyyy", "MMMM yyyy", "MM/yyyy"];

    public static readonly string[] Levels = ["A2", "B1", "B2", "C1"];

    public static readonly string[] Languages = ["French", "German", "Spanish", "Italian", "Dutch", "Portuguese", "Swedish", "Polish"];

    public static readonly string[] Institutions = ["University", "College", "Institute of Technology", "Polytechnic"];

    public static readonly string[] GivenNames =
    [
        "Adaeze", "Adrián", "Agnes", "Aisling", "Anders", "Anaïs", "Beatriz", "Björn", "Callum", "Camille", "Chiara", "Chloé", "Conrad",
        "Dafydd", "Daniela", "Desmond", "Edith", "Élodie", "Emeka", "Esther", "Fabian", "Farida", "Fiona", "François", "Gemma", "Georg",
        "Hannah", "Héctor", "Ilse", "Imogen", "Iñaki", "Jasper", "Jolanda", "José", "Jürgen", "Kavita", "Keir", "Laila", "Leopold",
        "Lucía", "Maeve", "Malik", "Marguerite", "Mateo", "Nadia", "Niamh", "Noël", "Oksana", "Orla", "Otis", "Paloma", "Percival",
        "Priya", "Quentin", "Ramón", "Renée", "Rosa", "Søren", "Sunita", "Tamsin", "Thérèse", "Ulrich", "Vera", "Wendell", "Yara",
    ];

    public static readonly string[] FamilyNames =
    [
        "Abernethy", "Achterberg", "Almqvist", "Ashdown", "Bäcker", "Ballantyne", "Barreto", "Beaumont", "Bellweather", "Björklund",
        "Blackwood", "Bonnard", "Brandt", "Calloway", "Castañeda", "Chevalier", "Cloutier", "Coldbrook", "Corrigan", "Dankworth",
        "Delacroix",
        "Drummond", "Dürrenberg", "Eastlake", "Ekström", "Elphick", "Escalante", "Fairweather", "Fenwick", "Ferreira", "Fitzwilliam",
        "Förster", "Galbraith", "Garrido", "Giordano", "Glendower", "Gräfe", "Greenhalgh", "Hadley", "Halloran", "Haverford", "Hinterberg",
        "Holmgren", "Ibáñez", "Iredale", "Jansson", "Kaczmarek", "Kingsley", "Kjær", "Kühnel", "Lacroix", "Langström", "Larkspur",
        "Lefèvre",
        "Lindqvist", "Lockwood", "Maddox", "Marchetti", "McAllister", "Mendonça", "Merriweather", "Montrose", "Möller", "Nakamura",
        "Northcott", "Núñez", "O'Rourke", "Okafor", "Ostrander", "Paquette", "Pemberton", "Pereira", "Peñalver", "Prendergast", "Quintero",
        "Rasmussen", "Ravenscroft", "Reinholt", "Rosenthal", "Rutherford", "Sánchez", "Schäfer", "Sedgwick", "Sinclair", "Strömberg",
        "Tennant", "Thackeray", "Underhill", "Vandermeer", "Villanueva", "Wainwright", "Weißmann", "Whitlock", "Winterbourne", "Yardley",
        "Zimmermann", "Ångström",
    ];

    public static readonly City[] Cities =
    [
        new("London", "United Kingdom", "+44 20 7946 0###"),
        new("Manchester", "United Kingdom", "+44 161 496 0###"),
        new("Leeds", "United Kingdom", "+44 113 496 0###"),
        new("Sheffield", "United Kingdom", "+44 114 496 0###"),
        new("Edinburgh", "United Kingdom", "+44 131 496 0###"),
        new("Cardiff", "United Kingdom", "+44 29 2018 0###"),
        new("Washington", "USA", "+1 202-555-01##"),
        new("Chicago", "USA", "+1 312-555-01##"),
        new("Seattle", "USA", "+1 206-555-01##"),
        new("Paris", "France", "+33 1 99 00 ## ##"),
        new("Berlin", "Germany", "+49 30 23125 ###"),
        new("Hamburg", "Germany", "+49 40 66969 ###"),
        new("München", "Germany", "+49 89 99998 ###"),
    ];

    /// <summary>Invented place names, for employers and schools.</summary>
    public static readonly string[] Places =
    [
        "Ambleford", "Ashcombe", "Barrowmere", "Brackenfield", "Calderwick", "Cranleigh Vale", "Dunmarrow", "Eastmarch", "Elderholt",
        "Fallowgate", "Farrowdale", "Glenhurst", "Greyhaven", "Harrowfield", "Hollinbrook", "Ironbridge Cross", "Kestrelmoor", "Kingsholm",
        "Larchwood", "Lindenau", "Marlowe", "Millhaven", "Northolme", "Oakendale", "Pellbridge", "Ravensmere", "Redwater", "Saltersford",
        "Silverbeck", "Stonecroft", "Thornfield", "Tillingham", "Underwood", "Valmont", "Westerley", "Whitmoor", "Winterfold", "Wrenbury",
    ];

    public static readonly string[] Outcomes =
    [
        ", saving %n hours a month",
        ", which cut the time needed by %n %",
        " and trained %s colleagues to carry it on",
        " for %n people a week",
        " across %s sites",
        ", %s days ahead of the plan",
        " within a budget of £%nk",
        "; complaints fell by %n % in the first year",
        " together with %s people from three departments",
        ", kept up through %n months without an incident",
        ", later taken over by %s other teams",
        "; errors went down from %n a month to fewer than ten",
        " under weekly deadlines, %n % of them met early",
        ", praised in the yearly review as “clear and calm”",
        " and wrote the handbook of %n pages that goes with it",
        ", measured every week on %s indicators",
    ];

    public static readonly string[] Strengths =
    [
        "Known for plain words, steady work under pressure and for leaving things in better order than they were found.",
        "At home between people who plan and people who do, and used to explaining each to the other.",
        "Looks for the cause before the cure, measures what can be measured and says what cannot.",
        "Works well alone, better in a team, and best where both are needed on the same day.",
        "Has led teams through two mergers and a move without losing a customer or a colleague.",
        "Likes to teach, listens first and keeps promises small enough to be kept.",
    ];

    public static readonly string[] Wishes =
    [
        "Now looking for a place with room to build something that lasts.",
        "Looking for a role with more responsibility for people and results.",
        "Interested in teams that share what they learn.",
        "Would like to combine daily practice with training newcomers.",
        "Open to travel within Europe and to hybrid work.",
    ];

    public static readonly Occupation[] Occupations =
    [
        new(
            ["Junior Developer", "Software Developer", "Software Engineer", "Senior Software Engineer"],
            ["{0} Software Ltd", "{0} Systems GmbH", "{0} Digital", "{0} Labs Inc."],
            ["BSc Computer Science", "MSc Software Engineering", "BEng Computer Engineering"],
            [
                "Designed an order service in C# and PostgreSQL", "Moved a billing application to Kubernetes",
                "Built a search API with Elasticsearch",
                "Replaced nightly imports by messages over RabbitMQ", "Wrote contract tests between the mobile and the server teams",
                "Introduced tracing with OpenTelemetry", "Reworked the login and permission model",
                "Led the upgrade of 40 services to the current framework",
                "Automated releases with GitHub Actions and Terraform", "Tuned the slowest database queries",
                "Split the reporting module out of the monolith",
                "Set up load tests for the checkout", "Ran code reviews and pairing sessions",
                "Built an internal dashboard in TypeScript and React",
            ],
            [
                "C#", ".NET", "ASP.NET Core", "TypeScript", "JavaScript", "React", "PostgreSQL", "SQL Server", "Redis", "RabbitMQ",
                "Apache Kafka",
                "Docker", "Kubernetes", "Terraform", "AWS", "Azure", "Git", "GitHub Actions", "Elasticsearch", "OpenTelemetry", "Python",
                "gRPC",
            ]),
        new(
            ["Healthcare Assistant", "Staff Nurse", "Senior Staff Nurse", "Ward Manager"],
            ["{0} General Hospital", "{0} Clinic", "{0} Care Home", "St {0} Hospital"],
            ["BSc Nursing, Adult", "Diploma in Nursing", "MSc Advanced Clinical Practice"],
            [
                "Led the day shift of a surgical ward", "Introduced bedside handovers", "Wrote the falls-prevention plan",
                "Ran the wound-care round",
                "Coordinated discharges with social services", "Set up a teaching hour for new nurses", "Managed the medication stock",
                "Piloted electronic observation charts", "Cared for patients after cardiac surgery", "Chaired the infection-control group",
                "Supported families in palliative care", "Triaged walk-in patients", "Rewrote the rota for the ward",
                "Audited the care records",
            ],
            [
                "Patient assessment", "Triage", "Medication administration", "Wound care", "Infection control", "IV therapy",
                "Palliative care",
                "Care planning", "Electronic health records", "Advanced Life Support", "Phlebotomy", "Safeguarding", "Discharge planning",
                "Catheter care", "Staff rostering", "Mentoring", "Clinical audit", "Health education", "Vital signs monitoring",
                "Dementia care",
            ]),
        new(
            ["Accounts Assistant", "Accountant", "Senior Accountant", "Finance Manager"],
            ["{0} Accountants LLP", "{0} Holdings plc", "{0} Retail Ltd", "{0} & Partners"],
            ["BA Accounting and Finance", "BSc Economics", "MSc Finance"],
            [
                "Prepared the monthly accounts", "Shortened the month-end close", "Reconciled supplier ledgers",
                "Built the yearly budget with cost-centre managers",
                "Introduced electronic invoices", "Led the audit for two subsidiaries", "Filed VAT returns",
                "Moved payroll to a new provider",
                "Modelled cash flow for the board", "Set up standard costing", "Collected overdue receivables",
                "Reviewed contracts for leases",
                "Automated reports with Power Query", "Documented the internal controls",
            ],
            [
                "Management accounting", "Financial reporting", "Budgeting", "Forecasting", "Variance analysis", "IFRS", "VAT", "Payroll",
                "SAP", "Sage",
                "Xero", "Microsoft Excel", "Power BI", "Cash flow management", "Accounts payable", "Accounts receivable", "Auditing",
                "Cost accounting",
                "Credit control", "Bookkeeping",
            ]),
        new(
            ["Apprentice Electrician", "Electrician", "Senior Electrician", "Electrical Supervisor"],
            ["{0} Electrical Ltd", "{0} Building Services", "{0} Elektrotechnik GmbH", "{0} Energy"],
            ["NVQ Level 3 Electrotechnical Services", "HNC Electrical Engineering", "Diploma in Electrical Installation"],
            [
                "Installed distribution boards in schools and offices", "Tested and certified rented homes",
                "Fitted charging points for electric cars",
                "Wired control panels for pumping stations", "Led the second fix of a hospital wing",
                "Replaced lighting by LED with presence control",
                "Traced faults on conveyor drives", "Planned shutdowns with the site manager", "Set up rooftop solar systems with storage",
                "Renewed the emergency lighting", "Trained apprentices on site", "Priced small works and variations",
                "Kept the test records", "Ran cable containment through listed buildings",
            ],
            [
                "Electrical installation", "Inspection and testing", "Fault finding", "EV charger installation", "Solar PV",
                "Battery storage", "Fire alarms",
                "Emergency lighting", "AutoCAD", "KNX", "PLC programming", "Control panels", "Cable containment", "Health and safety",
                "Risk assessment",
                "Site supervision", "First aid", "Estimating", "Motor control", "Preventive maintenance",
            ]),
        new(
            ["Teaching Assistant", "Teacher", "Senior Teacher", "Head of Department"],
            ["{0} Academy", "{0} Primary School", "{0} Grammar School", "{0} International School"],
            ["BA Education", "BSc Mathematics", "PGCE Secondary Education"],
            [
                "Taught mathematics to years 7 to 11", "Wrote a new scheme of work", "Ran the homework club",
                "Introduced short weekly quizzes",
                "Led parents’ evenings", "Prepared pupils for final examinations", "Organised the science fair", "Coached trainee teachers",
                "Set up reading partners between classes", "Coordinated support for special needs", "Moved lesson material to Moodle",
                "Arranged the exchange with a school in Lyon", "Analysed assessment results", "Directed the school’s café-théâtre evening",
            ],
            [
                "Lesson planning", "Classroom management", "Curriculum development", "Assessment", "Special educational needs",
                "Safeguarding", "Mentoring",
                "Differentiated instruction", "Moodle", "Google Classroom", "Microsoft Teams", "GeoGebra", "Parent communication",
                "Behaviour management",
                "Examination preparation", "Public speaking", "Educational technology", "Pastoral care", "Team leadership", "Phonics",
            ]),
        new(
            ["Warehouse Operative", "Forklift Operator", "Warehouse Team Lead", "Warehouse Manager"],
            ["{0} Logistics GmbH", "{0} Fulfilment Ltd", "{0} Distribution", "{0} Freight plc"],
            ["Certificate in Warehousing and Storage", "BA Logistics Management", "Diploma in Supply Chain Operations"],
            [
                "Led two shifts of pickers and packers", "Reorganised slotting and pick paths",
                "Introduced scanner checks at goods receipt",
                "Ran the yearly stocktake", "Planned peak-season staffing", "Loaded and unloaded trailers",
                "Rolled out SAP EWM on the floor",
                "Set up a returns bench", "Held short safety talks at each shift start", "Negotiated dock times with carriers",
                "Trained forklift drivers", "Kept dangerous goods records", "Cut damage in transit by better packing",
                "Drew up standard work for kitting",
            ],
            [
                "Inventory management", "Forklift operation", "SAP EWM", "Order picking", "Shift planning", "Lean management", "5S",
                "Goods receipt",
                "Warehouse management systems", "Team leadership", "Occupational safety", "Stock control", "Dangerous goods",
                "Route planning",
                "Microsoft Excel", "Quality control", "Supply chain management", "Cycle counting", "Packing", "Carrier management",
            ]),
        new(
            ["Marketing Assistant", "Marketing Executive", "Marketing Manager", "Head of Marketing"],
            ["{0} Media Ltd", "{0} Brands", "{0} Agency GmbH", "{0} Foods plc"],
            ["BA Marketing", "BA Media and Communication", "MSc Marketing Analytics"],
            [
                "Planned the spring campaign", "Rebuilt the newsletter and its lists", "Ran paid search and social advertising",
                "Relaunched the website with the design team",
                "Interviewed customers about the brand", "Wrote product pages in two languages", "Organised the stand at three trade fairs",
                "Set up attribution in Google Analytics", "Negotiated media budgets", "Introduced a content calendar",
                "Produced a podcast series",
                "Tested prices and offers", "Briefed freelance photographers", "Launched a loyalty programme",
            ],
            [
                "Digital marketing", "SEO", "Google Ads", "Google Analytics", "Content marketing", "Email marketing",
                "Social media marketing", "Copywriting",
                "Market research", "Brand management", "Event management", "HubSpot", "Salesforce", "A/B testing", "Adobe Photoshop",
                "WordPress",
                "Campaign management", "Public relations", "Budget management", "Customer segmentation",
            ]),
        new(
            ["Research Assistant", "Data Analyst", "Senior Data Analyst", "Lead Data Analyst"],
            ["{0} Analytics", "{0} Insurance plc", "{0} Research Institute", "{0} Mobility GmbH"],
            ["BSc Statistics", "MSc Data Science", "BA Economics"],
            [
                "Forecast weekly demand in Python", "Built dashboards in Power BI", "Cleaned and documented survey data",
                "Modelled churn with scikit-learn",
                "Moved reports from spreadsheets to dbt", "Designed randomised trials", "Wrote the data catalogue",
                "Checked the fare data for double counts",
                "Ran an SQL course for colleagues", "Set up tests for nightly loads", "Merged registers of three agencies",
                "Presented results to the board",
                "Estimated savings of the naïve and the planned schedule", "Automated the monthly figures",
            ],
            [
                "SQL", "Python", "R", "pandas", "scikit-learn", "Power BI", "Tableau", "dbt", "Snowflake", "Apache Airflow", "Git",
                "Microsoft Excel",
                "Statistics", "Regression analysis", "Forecasting", "A/B testing", "Data visualization", "Data modeling",
                "Machine learning", "ETL", "BigQuery",
            ]),
        new(
            ["Commis Chef", "Chef de Partie", "Sous Chef", "Head Chef"],
            ["{0} Brasserie", "Hôtel {0}", "{0} Catering Ltd", "Café {0}"],
            ["Diploma in Culinary Arts", "NVQ Level 3 Professional Cookery", "Certificate in Pâtisserie"],
            [
                "Ran the sauce and fish stations", "Wrote a weekly menu by season", "Brought the food cost under control",
                "Trained apprentices in pâtisserie",
                "Set up butchery in house", "Organised banquets and crème-brûlée weekends", "Rewrote the HACCP plan",
                "Negotiated with growers and fishmongers",
                "Led the brigade on Saturday evenings", "Introduced a rota with two free evenings in a row", "Opened a second kitchen",
                "Cut food waste by smaller batches", "Prepared tasting menus", "Kept the allergen records",
            ],
            [
                "Menu development", "Food safety", "HACCP", "Food cost control", "Pastry", "Butchery", "Purchasing", "Stock control",
                "Team leadership",
                "Catering", "Banqueting", "Fresh pasta", "Baking", "Kitchen management", "Rostering", "Allergen management",
                "Supplier negotiation",
                "Fine dining", "Plating", "Waste reduction",
            ]),
        new(
            ["Graduate Engineer", "Mechanical Engineer", "Senior Mechanical Engineer", "Engineering Manager"],
            ["{0} Engineering Ltd", "{0} Maschinenbau AG", "{0} Aerospace", "{0} Pumps GmbH"],
            ["BEng Mechanical Engineering", "MSc Mechanical Engineering", "MEng Product Design"],
            [
                "Designed a pump housing in SolidWorks", "Led the change from welded to cast brackets", "Ran fatigue tests on couplings",
                "Planned the assembly line for a new drive",
                "Introduced design reviews at three gates", "Calculated flow losses with CFD",
                "Cut the number of variants of a gear family",
                "Wrote specifications for suppliers", "Set up a test rig for seals", "Investigated field failures",
                "Prepared the CE documentation",
                "Supervised students’ final projects", "Trialled printed tools for fixtures", "Reworked tolerances with the machine shop",
            ],
            [
                "SolidWorks", "AutoCAD", "CATIA", "Finite element analysis", "CFD", "MATLAB", "GD&T", "Lean manufacturing", "Six Sigma",
                "FMEA",
                "Product development", "Project management", "3D printing", "CNC machining", "Tolerance analysis", "Root cause analysis",
                "SAP",
                "Technical drawing", "Hydraulics", "Quality management", "Supplier management",
            ]),
    ];
}
