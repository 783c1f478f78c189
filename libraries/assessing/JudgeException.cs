namespace Shortlist.Assessing;

/// <summary>Why a judge that is asked over the network gave no judgement.</summary>
public enum JudgeFailure
{
    /// <summary>It did not answer in time: <c>TIMEOUT</c>.</summary>
    Timeout,

    /// <summary>It could not be reached, refused, or its answer was malformed or untrue: <c>AI_SCORING_FAILED</c>.</summary>
    Failed,
}

/// <summary>A judge that is asked over the network gave no judgement. The message names the cause and holds nothing of the CV.</summary>
public sealed class JudgeException(JudgeFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public JudgeFailure Failure { get; } = failure;
}
