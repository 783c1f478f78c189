using Shortlist.Applications;
using Shortlist.Hosting;

namespace Shortlist.Scoring;

/// <summary><c>POST /v1/criteria-library</c>: a criterion to be used in any job. Not the same twice unless <c>Idempotency-Key</c> says so.</summary>
internal sealed class CreateLibraryCriterion(
    LibraryCollection library, NovaTenantCollection tenants, IIdGenerator ids, TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken)
    {
        var fields = await JsonFields.ReadAsync(request, cancellationToken);
        var now = time.GetUtcNow();
        var criterion = new LibraryCriterion
        {
            Id = NovaId.Of(ids.Next()),
            TenantId = tenant.Id,
            Text = fields.CriterionText(),
            Importance = fields.RequiredImportance(),
            Category = fields.Optional("category", LibraryFields.MaxCategoryLength),
            CreatedAt = now,
            UpdatedAt = now,
        };
        fields.ThrowIfFaulty();
        await tenants.EnsureAsync(tenant, time, cancellationToken);
        await library.InsertAsync(criterion, cancellationToken);
        return LibraryFields.Answered(StatusCodes.Status201Created, criterion);
    }
}

/// <summary><c>PATCH /v1/criteria-library/{id}</c>: what is given changes, the rest stays; a category of null is taken away.</summary>
internal sealed class UpdateLibraryCriterion(LibraryCollection library, TimeProvider time)
{
    public async Task<IResult> HandleAsync(string id, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken)
    {
        var fields = await JsonFields.ReadAsync(request, cancellationToken);
        var text = fields.Has("text") ? fields.CriterionText() : null;
        var importance = fields.Importance();
        var namesCategory = fields.Names("category");
        var category = fields.Optional("category", LibraryFields.MaxCategoryLength);
        if (!fields.IsFaulty && text is null && importance is null && !namesCategory)
            fields.Fault("body", "must change text, importance or category", "required");
        fields.ThrowIfFaulty();

        var changed = await library.UpdateAsync(
            id,
            criterion => criterion.TenantId != tenant.Id ? null : criterion with
            {
                Text = text ?? criterion.Text,
                Importance = importance ?? criterion.Importance,
                Category = namesCategory ? category : criterion.Category,
                UpdatedAt = time.GetUtcNow(),
            },
            cancellationToken);
        return changed?.TenantId == tenant.Id
            ? LibraryFields.Answered(StatusCodes.Status200OK, changed)
            : NovaErrors.LibraryCriterionNotFound();
    }
}

/// <summary><c>DELETE /v1/criteria-library/{id}</c>. Jobs that took the criterion over keep it.</summary>
internal sealed class DeleteLibraryCriterion(LibraryCollection library)
{
    public async Task<IResult> HandleAsync(string id, NovaTenant tenant, CancellationToken cancellationToken) =>
        await library.FindAsync(tenant, id, cancellationToken) is not null && await library.DeleteAsync(id, null, cancellationToken)
            ? Answer.None()
            : NovaErrors.LibraryCriterionNotFound();
}

/// <summary>What the uses of the library share.</summary>
internal static class LibraryFields
{
    public const int MaxCategoryLength = 100;

    public static Answer Answered(int status, LibraryCriterion criterion) => Answer.Of(
        status, new LibraryCriterionEnvelope(LibraryCriterionBody.Of(criterion)), NovaJson.Default.LibraryCriterionEnvelope);
}
