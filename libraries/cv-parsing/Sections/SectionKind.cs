namespace Shortlist.CvParsing.Sections;

/// <summary>The kinds of section that a CV has.</summary>
internal enum SectionKind
{
    /// <summary>What stands before the first heading.</summary>
    Header,
    Summary,
    Work,
    Education,
    Skills,
    Languages,
    Contact,
    Certifications,
    Projects,
    Awards,
    Publications,
    Volunteering,
    Interests,
    References,
    Other,

    /// <summary>A heading of the whole document, such as "Curriculum Vitae": it opens no section.</summary>
    Document,
}
