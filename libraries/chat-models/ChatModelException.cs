namespace Shortlist.ChatModels;

/// <summary>Why a model gave no answer.</summary>
public enum ChatModelFailure
{
    /// <summary>It did not answer in time.</summary>
    Timeout,

    /// <summary>It refused, broke off, answered nothing, or its server failed.</summary>
    Failed,
}

/// <summary>A model gave no answer.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">The same in words, without anything of what was asked.</param>
/// <param name="cause">What it comes from.</param>
public sealed class ChatModelException(ChatModelFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Why.</summary>
    public ChatModelFailure Failure { get; } = failure;
}
