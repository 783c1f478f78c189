using Shortlist.Applications;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary><c>POST /v1/jobs/{jobId}/criteria/items</c>: one more criterion; the first one of a job that has none.</summary>
internal sealed class CreateCriterion(CriteriaChanges changes)
{
    public async Task<IResult> HandleAsync(string jobId, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken)
    {
        NamePart.Require(jobId, "jobId");
        var fields = await JsonFields.ReadAsync(request, cancellationToken);
        var criterion = new Criterion(changes.NewCriterionId(), fields.CriterionText(), fields.RequiredImportance(), Order: 0);
        fields.ThrowIfFaulty();

        var body = await changes.ChangeAsync(tenant, jobId, inForce => [.. inForce ?? [], criterion], cancellationToken);
        return CriterionItems.Answered(StatusCodes.Status201Created, body, criterion.Id);
    }
}

/// <summary><c>PATCH /v1/jobs/{jobId}/criteria/items/{criterionId}</c>: other words, another importance or another place.</summary>
internal sealed class UpdateCriterion(CriteriaChanges changes)
{
    public async Task<IResult> HandleAsync(
        string jobId, string criterionId, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken)
    {
        NamePart.Require(jobId, "jobId");
        var fields = await JsonFields.ReadAsync(request, cancellationToken);
        var text = fields.Has("text") ? fields.CriterionText() : null;
        var importance = fields.Importance();
        var order = fields.Number("order");
        if (order < 0)
            fields.Fault("order", "must be 0 or more");
        if (!fields.IsFaulty && text is null && importance is null && order is null)
            fields.Fault("body", "must change text, importance or order", "required");
        fields.ThrowIfFaulty();

        var body = await changes.ChangeAsync(tenant, jobId, Change, cancellationToken);
        return CriterionItems.Answered(StatusCodes.Status200OK, body, criterionId);

        List<Criterion> Change(IReadOnlyList<Criterion>? inForce)
        {
            var place = CriterionItems.Find(inForce, criterionId);
            List<Criterion> next = [.. inForce!];
            var changed = next[place] with { Text = text ?? next[place].Text, Importance = importance ?? next[place].Importance };
            next.RemoveAt(place);
            next.Insert(Math.Min(order ?? place, next.Count), changed);
            return next;
        }
    }
}

/// <summary><c>DELETE /v1/jobs/{jobId}/criteria/items/{criterionId}</c>: a version without it, which is answered.</summary>
internal sealed class DeleteCriterion(CriteriaChanges changes)
{
    public async Task<IResult> HandleAsync(string jobId, string criterionId, NovaTenant tenant, CancellationToken cancellationToken)
    {
        NamePart.Require(jobId, "jobId");
        var body = await changes.ChangeAsync(
            tenant,
            jobId,
            inForce =>
            {
                var place = CriterionItems.Find(inForce, criterionId);
                return inForce!.Where((_, index) => index != place);
            },
            cancellationToken);
        return Answer.Of(StatusCodes.Status200OK, body, NovaJson.Default.CriteriaBody);
    }
}

/// <summary><c>DELETE /v1/jobs/{jobId}/criteria</c>: no version is in force any more; all of them can still be read.</summary>
internal sealed class ArchiveCriteria(CriteriaChanges changes)
{
    public async Task<IResult> HandleAsync(string jobId, NovaTenant tenant, CancellationToken cancellationToken) =>
        await changes.ArchiveAsync(tenant, NamePart.Require(jobId, "jobId"), cancellationToken)
            ? Answer.None()
            : NovaErrors.CriteriaNotFound();
}

/// <summary>What changes of single criteria share.</summary>
internal static class CriterionItems
{
    /// <summary>The place of a criterion.</summary>
    /// <exception cref="SurfaceRefusedException">404: the criteria in force do not have it.</exception>
    public static int Find(IReadOnlyList<Criterion>? inForce, string criterionId)
    {
        for (var place = 0; place < inForce?.Count; place++)
        {
            if (inForce[place].Id == criterionId)
                return place;
        }

        throw new SurfaceRefusedException(NovaErrors.CriteriaNotFound());
    }

    /// <summary>The criterion and the version that has it.</summary>
    public static Answer Answered(int status, CriteriaBody body, string criterionId) => Answer.Of(
        status,
        new CriterionChangeBody(body.Criteria.First(criterion => criterion.Id == criterionId), body.Version, body.Criteria),
        NovaJson.Default.CriterionChangeBody);
}
