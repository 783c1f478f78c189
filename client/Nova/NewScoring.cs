using System.Text.Json.Serialization;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Nova;

/// <summary>Applications to be scored.</summary>
public sealed record NewScoringBatch
{
    /// <summary>The job advertisement; 1 to 50,000 characters.</summary>
    public required string JobDescription { get; init; }

    /// <summary>What else is known of the role; at most 15,000 characters.</summary>
    public string? RoleKnowledge { get; init; }

    /// <summary>1 to 25 applications, none twice.</summary>
    public required IReadOnlyList<NewApplication> Applications { get; init; }
}

/// <summary>An application to be scored.</summary>
/// <param name="ApplicationId">Your name for it.</param>
/// <param name="Resume">The CV.</param>
public sealed record NewApplication(string ApplicationId, Resume Resume);

/// <summary>One application to be scored by itself.</summary>
public sealed record NewScoringJob
{
    /// <summary>The job advertisement; 1 to 50,000 characters.</summary>
    public required string JobDescription { get; init; }

    /// <summary>What else is known of the role; at most 15,000 characters.</summary>
    public string? RoleKnowledge { get; init; }

    /// <summary>The CV.</summary>
    public required Resume Resume { get; init; }

    /// <summary>Whether to score an application again that was scored before.</summary>
    public RescoreRequest? Rescore { get; init; }
}

/// <summary>Asks for an application to be scored again.</summary>
/// <param name="Enabled">Whether to.</param>
/// <param name="CriteriaVersionId">The criteria to judge by; null for those in force.</param>
public sealed record RescoreRequest(bool Enabled, string? CriteriaVersionId = null);

/// <summary>A CV: as text, at an address, or as a file (Shortlist's extension).</summary>
public sealed record Resume
{
    /// <summary><c>text</c>, <c>url</c> or <c>file</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The CV itself; 50 characters to 100 KB.</summary>
    public string? Content { get; init; }

    /// <summary>An HTTPS address that the server fetches the CV from.</summary>
    public string? Url { get; init; }

    /// <summary>The form's part that holds the CV; given when the submission is sent.</summary>
    public string? File { get; init; }

    [JsonIgnore]
    internal CvFile? Upload { get; init; }

    /// <summary>A CV as text.</summary>
    public static Resume FromText(string content) => new() { Type = "text", Content = content };

    /// <summary>A CV at an address.</summary>
    public static Resume FromUrl(Uri address) => new() { Type = "url", Url = address?.AbsoluteUri };

    /// <summary>A CV that is a file of the disk.</summary>
    public static Resume FromFile(string path) => new() { Type = "file", Upload = CvFile.OnDisk(path) };

    /// <summary>A CV that is a file in memory.</summary>
    public static Resume FromFile(string name, ReadOnlyMemory<byte> content) =>
        new() { Type = "file", Upload = CvFile.InMemory(name, content) };
}
