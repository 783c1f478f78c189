using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>
/// Turns the token of a partner into an admission (api-surfaces.md R6). A tenant's token acts for that tenant; a partner's own acts for
/// the tenant that <c>reach-tenant-id</c> names, or for the partner on <c>/partner</c>.
/// </summary>
internal sealed class PartnerAdmissions(PartnerTokens partnerTokens, InternalTokens tokens, TimeProvider time) : IDisposable
{
    private const string TenantHeader = "reach-tenant-id";
    private static readonly PathString PartnerRoutes = "/partner";

    private readonly AdmissionCache _given = new(tokens, time);

    /// <summary>The admission; a refusal when the token is good and the request is not; neither when the token is not good.</summary>
    public async Task<(Admission? Admission, SurfaceError? Refusal)> FindAsync(
        HttpRequest request, string? credential, CancellationToken cancellationToken)
    {
        if (credential is null || await partnerTokens.ValidateAsync(credential, cancellationToken) is not { } token)
            return default;

        var header = request.Headers[TenantHeader];
        if (header.Count > 1)
            return (null, Wrong(TenantHeader, "must be given once"));
        var named = header.Count == 0 ? null : header[0];
        if (request.Path.StartsWithSegments(PartnerRoutes, StringComparison.OrdinalIgnoreCase))
        {
            return token.TenantExternalId is null
                ? (Admit(token, token.PartnerId), null)
                : (null, SurfaceError.Forbidden("Schema definitions need a token of the partner itself."));
        }

        if (token.TenantExternalId is { } own)
        {
            return named is null || string.Equals(named, own, StringComparison.Ordinal)
                ? (Admit(token, PartnerTenant.IdOf(token.PartnerId, own)), null)
                : (null, SurfaceError.Forbidden($"The token is for another tenant than {TenantHeader} names."));
        }

        if (string.IsNullOrWhiteSpace(named))
            return (null, Wrong(TenantHeader, "is required with a token of the partner"));
        return PartnerTenant.IsExternalId(named)
            ? (Admit(token, PartnerTenant.IdOf(token.PartnerId, named)), null)
            : (null, Wrong(TenantHeader, $"may have 1 to {PartnerTenant.MaxExternalId} characters, none of them | or a control character"));
    }

    public void Dispose() => _given.Dispose();

    private static SurfaceError Wrong(string header, string reason) =>
        SurfaceError.BadRequest("The request is not valid.", new FieldError(header, reason, In: "header"));

    private Admission Admit(PartnerToken token, string tenantId)
    {
        var key = (token, tenantId);
        return _given.Find(key) ?? _given.Give(key, CallerOf(token, tenantId), apiKey: null);
    }

    private static Caller CallerOf(PartnerToken token, string tenantId) => new()
    {
        Surface = Surface.Reach,
        TenantId = tenantId,
        PartnerId = token.PartnerId,
        UserId = token.UserId ?? token.PartnerId,
        KeyId = tenantId,
        Role = UserRole.Admin,
        Environment = "live",
    };
}
