namespace Shortlist.Documents;

/// <summary>How the programs that read PDFs and images are kept apart from the machine.</summary>
/// <param name="IsSandboxed">Whether they run without network, without the machine's files and without rights.</param>
/// <param name="Detail">A sentence for people who run the service: which sandbox, or why there is none.</param>
public sealed record SandboxStatus(bool IsSandboxed, string Detail);
