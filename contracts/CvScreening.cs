namespace Shortlist.Contracts;

/// <summary>Which lead an event tells of. Holds no personal data: the lead itself is read through the API.</summary>
public sealed record LeadFacts
{
    /// <summary>The lead, as the TalentRay surface names it (<c>pc_…</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The organisation that the CV was uploaded for.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The batch the CV came with, as messages name it.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>The batch, as its surface names it.</summary>
    public required string BatchPublicId { get; init; }
}

/// <summary>A CV was read; its lead has status <c>parsed</c>.</summary>
public sealed record CandidateScreened
{
    /// <summary>The lead.</summary>
    public required LeadFacts Lead { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A CV could not be read, or was given up; its lead has status <c>failed</c>.</summary>
public sealed record CandidateScreeningFailed
{
    /// <summary>The lead.</summary>
    public required LeadFacts Lead { get; init; }

    /// <summary>Why, as a stable code such as <c>encrypted</c>, <c>corrupt</c> or <c>cancelled</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
