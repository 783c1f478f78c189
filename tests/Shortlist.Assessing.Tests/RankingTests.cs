
namespace Shortlist.Assessing.Tests;

/// <summary>Jobs of many trades, each with a CV that fits: it must stand above all others, and none of the others above five.</summary>
public class RankingTests
{
    private sealed record Trade(string Name, string[] Criteria, string[] Cv);

    private static readonly Trade[] Trades =
    [
        Of("electrician", ["Completed apprenticeship as electrician", "At least 2 years as electrician", "Experience with PLC programming", "Driving licence class B", "KNX is a plus"],
            "Electrician", "Electrical Technician", "Installed switchboards and wired forty flats a year", "Repaired conveyor belts and wrote PLC programming for two lines", "Apprenticeship as Electrician, Leeds College", "PLC Programming, Electrical Installation, KNX"),
        Of("chef", ["3+ years of experience as a chef", "HACCP", "Menu planning", "Experience leading a kitchen team", "Pastry is welcome"],
            "Head Chef", "Chef de Partie", "Led a team of seven cooks and planned a new menu every month", "Took care of HACCP records and menu planning for banquets", "Diploma in Culinary Arts, Leeds College", "HACCP, Menu Planning, Food Safety, Pastry"),
        Of("waiter", ["1 year of experience as a waiter or bartender", "Good command of English", "Wine knowledge is a plus", "Willing to work weekends"],
            "Waitress", "Waiter", "Served up to sixty guests an evening and advised them on wine", "Ran the bar and the till on busy nights", "Secondary School Certificate, Leeds High School", "Customer Service, Wine Knowledge, Cash Handling"),
        Of("accountant", ["At least 3 years of experience as an accountant", "IFRS or GAAP", "SAP", "Bachelor's degree in accounting or finance", "Payroll would be nice"],
            "Senior Accountant", "Accountant", "Closed the books in SAP within four days every month", "Prepared the yearly statement under IFRS for three companies", "B.Sc. Accounting and Finance, University of Leeds", "SAP, IFRS, Payroll, Microsoft Excel"),
        Of("teacher", ["2 years of experience as a teacher", "Lesson planning", "Classroom management", "A degree in education", "Experience with Moodle"],
            "Primary School Teacher", "Teacher", "Taught 28 pupils and did all lesson planning for science", "Improved classroom management in a difficult year group", "Bachelor of Education, University of Leeds", "Lesson Planning, Classroom Management, Moodle"),
        Of("nurse", ["At least two years of experience as a registered nurse", "Wound care", "Medication administration", "Valid nursing registration", "Night shifts"],
            "Registered Nurse", "Staff Nurse", "Took over wound care for a ward of thirty beds", "Was in charge of medication administration on two wards", "Bachelor of Nursing, University of Leeds", "Wound Care, Triage, Medication Administration"),
        Of("truck driver", ["HGV licence", "2+ years as truck driver", "Experience with tachographs", "Forklift licence is a plus"],
            "HGV Driver", "Delivery Driver", "Drove chilled goods across four countries and kept the tachographs", "Delivered parcels in the city and loaded the van", "Secondary School Certificate, Leeds High School", "Route Planning, Tachographs, HGV licence"),
        Of("warehouse", ["1+ years of experience in a warehouse", "Order picking", "Forklift licence", "Inventory management is an advantage"],
            "Warehouse Operative", "Warehouse Assistant", "Order picking of two hundred parcels a shift with a scanner", "Counted stock and improved inventory management", "Secondary School Certificate, Leeds High School", "Order Picking, Inventory Management, Forklift licence"),
        Of("HR", ["3 years of experience in human resources", "Recruitment", "Labour law", "Experience with Workday", "A degree in human resources or business"],
            "HR Business Partner", "HR Generalist", "Led recruitment for four hundred posts in human resources systems such as Workday", "Advised managers on labour law and employee relations", "B.A. Human Resource Management, University of Leeds", "Recruitment, Labor Law, Workday, Onboarding"),
        Of("marketing", ["2+ years of experience in marketing", "Google Analytics", "SEO", "Content marketing", "Photoshop is a plus"],
            "Marketing Specialist", "Marketing Coordinator", "Doubled visits through SEO and content marketing in a year", "Reported every week out of Google Analytics", "B.A. Marketing, University of Leeds", "SEO, Google Analytics, Content Marketing, Adobe Photoshop"),
        Of("civil engineer", ["Degree in civil engineering", "3 years as civil engineer", "AutoCAD", "Revit or Civil 3D", "Site supervision"],
            "Civil Engineer", "Graduate Civil Engineer", "Drew drainage plans in AutoCAD and Civil 3D for three towns", "Was responsible for site supervision on a bridge", "BEng Civil Engineering, University of Leeds", "AutoCAD, Civil 3D, Site Supervision"),
        Of("frontend developer", ["3+ years of experience as frontend developer", "React and TypeScript", "CSS", "Jest or Cypress is nice to have", "Figma"],
            "Frontend Developer", "Junior Frontend Developer", "Rebuilt the shop with React and TypeScript for two million visitors", "Wrote CSS and tests with Jest for the component library", "B.Sc. Computer Science, University of Leeds", "React, TypeScript, CSS, Jest, Figma"),
        Of("data scientist", ["2 years of experience as data scientist", "Python", "Machine learning", "SQL", "A degree in statistics, mathematics or computer science"],
            "Data Scientist", "Data Analyst", "Built machine learning models in Python that forecast demand", "Wrote SQL for reports that two hundred people read", "M.Sc. Statistics, University of Leeds", "Python, SQL, Machine Learning, pandas"),
        Of("lawyer", ["Admitted lawyer with 3 years of experience", "Contract law", "Experience with data protection", "Law degree"],
            "Legal Counsel", "Associate Attorney", "Negotiated two hundred contracts a year under English contract law", "Advised on data protection and trained the staff in it", "Bachelor of Laws, University of Leeds", "Contract Law, Data Protection, Legal Research"),
        Of("welder", ["MIG and TIG welding", "2 years as welder", "Reading technical drawings", "Welding certificate"],
            "Welder", "Metal Fabricator", "Joined stainless steel pipes by TIG welding after technical drawings", "Built frames by MIG welding for farm machines", "Apprenticeship as Welder, Leeds College", "TIG Welding, MIG Welding, Technical Drawings"),
        Of("social worker", ["Degree in social work", "2 years as social worker", "Case management", "Crisis intervention is a plus", "Car and driving licence"],
            "Social Worker", "Family Support Worker", "Did case management for forty families and wrote reports to court", "Stood by families in crisis intervention at night", "B.A. Social Work, University of Leeds", "Case Management, Crisis Intervention, Counselling"),
        Of("receptionist", ["1 year of experience as receptionist or office administrator", "Microsoft Office", "Good English", "Friendly and reliable", "French is a plus"],
            "Receptionist", "Office Administrator", "Greeted three hundred visitors a day and kept the diary", "Wrote letters with Microsoft Office and ordered supplies", "Secondary School Certificate, Leeds High School", "Microsoft Office, Scheduling, Data Entry"),
        Of("sales", ["5 years of experience in B2B sales", "Salesforce", "Negotiation", "Experience leading a sales team", "Degree in business is welcome"],
            "Sales Manager", "Account Manager", "Led a team of nine in B2B sales and beat the target three years running", "Kept the pipeline in Salesforce and closed deals by patient negotiation", "B.A. Business Administration, University of Leeds", "B2B Sales, Salesforce, Negotiation"),
    ];

    public static TheoryData<string> Names => new(Trades.Select(trade => trade.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Cv_ThatFits_StandsAboveAllOthers(string name)
    {
        var trade = Trades.Single(one => one.Name == name);
        var criteria = trade.Criteria.Select(text => text.Contains("plus", StringComparison.Ordinal) || text.Contains("nice", StringComparison.Ordinal) || text.Contains("welcome", StringComparison.Ordinal) || text.Contains("advantage", StringComparison.Ordinal) ? Case.Nice(text) : Case.Must(text)).ToArray();
        var scores = Trades.ToDictionary(one => one.Name, one => Case.Assess(one.Cv, criteria), StringComparer.Ordinal);

        var own = scores[name];
        own.Score.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(7, Case.Whole(own));
        foreach (var (other, assessment) in scores.Where(pair => pair.Key != name))
        {
            assessment.Fit.ShouldBeLessThan(own.Fit, $"{other}\n{Case.Whole(assessment)}");
            assessment.Score.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(5, $"{other}\n{Case.Whole(assessment)}");
        }
    }

    private static Trade Of(string name, string[] criteria, string title, string earlier, string now, string before, string school, string skills) => new(name, criteria,
    [
        "Kim Doe", title, "kim.doe@example.com | +44 113 496 0123", "Profile", $"{title} who likes to finish what was begun.", "Work experience",
        $"{title}, Alder & Birch Ltd", "03/2019 – present", $"- {now}", "- Reported progress to the head office every week",
        $"{earlier}, Cedar Ltd", "01/2014 – 02/2019", $"- {before}", "- Helped new colleagues to find their feet",
        "Education", $"{school}, 2010 – 2013", "Skills", skills, "Languages", "English (native), Spanish (B1)",
    ]);
}
