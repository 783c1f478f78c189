namespace Shortlist.Client.TalentRay;

/// <summary>Who a key acts as, and what it may do.</summary>
/// <param name="User">The user.</param>
/// <param name="Auth">The credential.</param>
public sealed record Me(MeUser User, MeAuth Auth);

/// <summary>The user that a key acts as.</summary>
/// <param name="Id">The user.</param>
/// <param name="Email">Their mail.</param>
/// <param name="Role">Such as <c>admin</c>, <c>employer</c> or <c>hiring_manager</c>.</param>
public sealed record MeUser(string Id, string Email, string Role);

/// <summary>The credential of a call.</summary>
/// <param name="Type"><c>api_key</c>.</param>
/// <param name="KeyId">The key's public id.</param>
/// <param name="Scopes">What it may be used for.</param>
public sealed record MeAuth(string Type, string KeyId, IReadOnlyList<string> Scopes);
