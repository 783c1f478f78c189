namespace Shortlist.CvParsing.Lexicon;

/// <summary>What a label in front of a value says that the value is.</summary>
internal enum FieldRole
{
    None,
    Name,
    GivenName,
    FamilyName,
    Email,
    Phone,
    Location,
    Link,

    /// <summary>What is nobody's business here, such as a date of birth: never read.</summary>
    Ignore,
    Dates,
    Title,
    Company,
    Degree,
    Institution,
    Field,
    Activities,
    Languages,
}
