namespace Shortlist.CvParsing;

/// <summary>How high a degree is, after the levels of ISCED 2011; a later one is higher.</summary>
public enum EducationLevel
{
    /// <summary>School: lower and upper secondary, general (ISCED 2 and 3), such as Abitur, A levels, baccalauréat.</summary>
    Secondary,

    /// <summary>Training for an occupation, upper secondary and after (ISCED 3 and 4), such as an apprenticeship, CAP, NVQ, MBO.</summary>
    Vocational,

    /// <summary>Short studies and higher vocational degrees (ISCED 5), such as an associate degree, BTS, HND, Meister.</summary>
    ShortCycle,

    /// <summary>Bachelor or what equals it (ISCED 6), such as licence, laurea triennale, licenciatura.</summary>
    Bachelor,

    /// <summary>Master or what equals it (ISCED 7), such as Diplom, laurea magistrale, Staatsexamen.</summary>
    Master,

    /// <summary>Doctorate (ISCED 8).</summary>
    Doctorate,
}
