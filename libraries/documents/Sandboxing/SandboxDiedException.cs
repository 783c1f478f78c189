namespace Shortlist.Documents.Sandboxing;

/// <summary>A sandbox ended before it answered, killed from outside or by what ran in it.</summary>
internal sealed class SandboxDiedException(Exception? innerException = null)
    : Exception("The sandbox of the document extractor ended before it answered.", innerException);
