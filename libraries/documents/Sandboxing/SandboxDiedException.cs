namespace Shortlist.Documents.Sandboxing;

/// <summary>A sandbox ended before it answered, killed from outside or by what ran in it.</summary>
internal sealed class SandboxDiedException(int? exitCode = null, Exception? innerException = null)
    : Exception("The sandbox of the document extractor ended before it answered.", innerException)
{
    /// <summary>Whether the kernel ended it as its CPU time was used up.</summary>
    public bool RanOutOfCpu => exitCode == ToolAnswer.KilledForCpu;
}
