namespace Shortlist.CvParsing;

/// <summary>How high a degree is; the numbers are levels of ISCED 2011.</summary>
public enum EducationLevel
{
    /// <summary>School: lower and upper secondary, general (ISCED 2 and 3), such as Abitur, A levels, baccalauréat.</summary>
    Secondary = 3,

    /// <summary>Training for an occupation, upper secondary and after (ISCED 3 and 4), such as an apprenticeship, CAP, NVQ, MBO.</summary>
    Vocational = 4,

    /// <summary>Short studies and higher vocational degrees (ISCED 5), such as an associate degree, BTS, HND, Meister.</summary>
    ShortCycle = 5,

    /// <summary>Bachelor or what equals it (ISCED 6), such as licence, laurea triennale, licenciatura.</summary>
    Bachelor = 6,

    /// <summary>Master or what equals it (ISCED 7), such as Diplom, laurea magistrale, Staatsexamen.</summary>
    Master = 7,

    /// <summary>Doctorate (ISCED 8).</summary>
    Doctorate = 8,
}
