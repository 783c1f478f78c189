using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.Assessing.Tests;

/// <summary>CVs made of lines, criteria made of sentences, and the assessment of the one by the other.</summary>
internal static class Case
{
    public static readonly DateOnly Today = new(2026, 3, 15);

    public static readonly Assessor Assessor = new(SkillTaxonomy.BuiltIn);

    private static readonly CvParser Parser = new(SkillTaxonomy.BuiltIn);

    public static readonly string[] Engineer =
    [
        "Kim Doe", "Senior Software Engineer", "kim.doe@example.com | +44 20 7946 0123", "",
        "Summary", "Engineer who likes small services and short meetings.", "",
        "Work experience",
        "Senior Software Engineer, Harbour Systems Ltd", "04/2019 – present",
        "- Built payment services with C# and .NET that handle nine million orders a year",
        "- Led a team of 6 engineers and introduced Docker for all deployments",
        "Software Engineer, Northwind Labs GmbH", "01/2015 – 03/2019",
        "- Moved reporting from Oracle to SQL Server and halved its running time", "",
        "Education", "B.Sc. Computer Science, University of Leeds, 2011 – 2014", "",
        "Skills", "C#, .NET, SQL Server, Docker, Kubernetes, Git", "",
        "Languages", "English (native), German (B2)",
    ];

    public static readonly string[] Nurse =
    [
        "Alex Roe", "Registered Nurse", "alex.roe@example.com", "",
        "Experience",
        "Registered Nurse, Saint Mary Hospital", "06/2016 – present",
        "- Cared for 24 patients a shift on a surgical ward and gave medication",
        "- Trained eight new colleagues in wound care and triage",
        "Staff Nurse, Riverside Clinic", "09/2013 – 05/2016",
        "- Took over patient care on night shifts and kept electronic health records", "",
        "Education", "Bachelor of Nursing, King's College, 2010 – 2013", "",
        "Skills", "Patient Care, Wound Care, Triage, Medication Administration", "",
        "Languages", "English (native), Spanish (B1)",
    ];

    public static Document Document(params IEnumerable<string> lines) => new()
    {
        Format = DocumentFormat.Text,
        Lines = [.. lines.Where(line => line.Length > 0).Select((text, i) => new DocumentLine
        {
            Page = 1,
            Text = text.StartsWith("- ", StringComparison.Ordinal) ? text[2..] : text,
            IsListItem = text.StartsWith("- ", StringComparison.Ordinal),
            Box = new Box(0, i * 12, 100, (i * 12) + 12),
        })],
    };

    public static ScorableCv Cv(params IEnumerable<string> lines) => Cv(Document(lines));

    public static ScorableCv Cv(Document document) => ScorableCv.Read(document, Parser.Parse(document, Today), Today, SkillTaxonomy.BuiltIn);

    public static Criterion Must(string text) => new(text, text, Importance.MustHave);

    public static Criterion Nice(string text) => new(text, text, Importance.NiceToHave);

    public static Assessment Assess(IEnumerable<string> cv, params Criterion[] criteria) => Assessor.Assess(criteria, Cv(cv));

    /// <summary>How one criterion is judged.</summary>
    public static CriterionAssessment Judge(IEnumerable<string> cv, string criterion) => Assess(cv, Must(criterion)).Criteria[0];

    /// <summary>Everything that an assessment says, to compare two by.</summary>
    public static string Whole(Assessment assessment) => string.Join('\n',
    [
        $"{assessment.Outcome} {assessment.Score} {assessment.Fit} {assessment.Verdict}",
        .. assessment.Strengths.Select(line => $"+ {line}"), .. assessment.Concerns.Select(line => $"- {line}"), .. assessment.InterviewFocus.Select(line => $"? {line}"),
        .. assessment.Criteria.Select(one => $"{one.Criterion.Id} {one.Kind} {one.Verdict} {one.Credit} {one.Reason} {string.Join(" / ", one.Evidence)}"),
    ]);
}
