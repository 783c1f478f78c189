using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing;

/// <summary>Whether an assessment has a score.</summary>
public enum AssessmentOutcome
{
    /// <summary>The CV was judged.</summary>
    Scored,

    /// <summary>Too little of the CV can be read to judge it: a person has to look. Never a low score.</summary>
    NeedsManualReview,
}

/// <summary>What the CV shows for one criterion.</summary>
public enum CriterionVerdict
{
    /// <summary>The CV shows it.</summary>
    Met,

    /// <summary>The CV shows less than is asked, or claims it without showing where it was used.</summary>
    Partly,

    /// <summary>A CV would show it, and this one does not.</summary>
    Missing,

    /// <summary>A CV need not show it, and this one is silent: a question for the interview, never a penalty.</summary>
    Unknown,
}

/// <summary>What a criterion asks for.</summary>
public enum CriterionKind
{
    /// <summary>A skill, tool, method or field of knowledge.</summary>
    Skill,

    /// <summary>Years of work: in general, in an occupation, or with a skill.</summary>
    Experience,

    /// <summary>A degree or vocational training.</summary>
    Education,

    /// <summary>A language, maybe with its level.</summary>
    Language,

    /// <summary>A certificate or licence.</summary>
    Certificate,

    /// <summary>Having led people.</summary>
    Leadership,

    /// <summary>Shifts, travel, place of work, permits, starting date.</summary>
    Availability,

    /// <summary>How somebody works: reliable, communicative.</summary>
    SoftSkill,

    /// <summary>Several of the above in one criterion.</summary>
    Compound,

    /// <summary>None of the above: judged by its words.</summary>
    Other,
}

/// <summary>A piece of the CV, word for word.</summary>
/// <param name="Text">A part of the document's line.</param>
/// <param name="Section">Section of the CV, such as <c>work</c> or <c>skills</c>.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Line">Index into the document's lines, from 0.</param>
public sealed record Quote(string Text, string Section, int Page, int Line);

/// <summary>One criterion, judged.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Kind">What it was understood to ask for.</param>
/// <param name="Verdict">What the CV shows.</param>
/// <param name="Credit">0 to 1: the share of the criterion's weight that is earned; null when it is left out of the sum.</param>
/// <param name="Evidence">Where the CV shows it; empty when it does not.</param>
/// <param name="Reason">One sentence that says why.</param>
public sealed record CriterionAssessment(
    Criterion Criterion, CriterionKind Kind, CriterionVerdict Verdict, double? Credit, IReadOnlyList<Quote> Evidence, string Reason);

/// <summary>
/// What a CV shows against the criteria of a job. The same criteria, CV, day and rubric give the same assessment to the byte.
/// An aid for the person who decides, not a decision.
/// </summary>
public sealed record Assessment
{
    /// <summary>Whether there is a score.</summary>
    public required AssessmentOutcome Outcome { get; init; }

    /// <summary>1 (shows next to nothing of what is asked) to 10 (shows all); null without a score. <c>api-surfaces.md N12</c>.</summary>
    public int? Score { get; init; }

    /// <summary>0 to 100, of which <see cref="Score"/> is the coarser form; <see cref="Rubric.FitScore.NotScored"/> without a score. <c>api-surfaces.md T7</c>.</summary>
    public int Fit { get; init; } = Rubric.FitScore.NotScored;

    /// <summary>One or two sentences on the whole.</summary>
    public required string Verdict { get; init; }

    /// <summary>What speaks for the application, with quotes, strongest first.</summary>
    public IReadOnlyList<string> Strengths { get; init; } = [];

    /// <summary>What is missing or weak: missing must-haves first.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];

    /// <summary>Questions for the interview on what the CV leaves open.</summary>
    public IReadOnlyList<string> InterviewFocus { get; init; } = [];

    /// <summary>Every criterion, in the order given.</summary>
    public IReadOnlyList<CriterionAssessment> Criteria { get; init; } = [];

    /// <summary>The version of the rules that it was made by.</summary>
    public string RubricVersion { get; init; } = Rubric.FitScore.RubricVersion;
}
