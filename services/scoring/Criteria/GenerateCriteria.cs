using Shortlist.Applications;
using Shortlist.Assessing.Criteria;
using Shortlist.Surfaces;
using Criterion = Shortlist.Applications.Criterion;

namespace Shortlist.Scoring;

/// <summary>
/// <c>POST /v1/jobs/{jobId}/criteria/generate</c>: criteria made out of a job advertisement, as a new version in force. The same
/// advertisement always gives the same criteria.
/// </summary>
internal sealed class GenerateCriteria(CriteriaGenerator generator, CriteriaChanges changes)
{
    public async Task<IResult> HandleAsync(string jobId, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken)
    {
        NamePart.Require(jobId, "jobId");
        var fields = await JsonFields.ReadAsync(request, cancellationToken);
        var title = fields.Optional("jobTitle", maxLength: 500);
        var description = fields.Required("jobDescription", TextLimits.JobDescription);
        fields.Optional("roleKnowledge", TextLimits.RoleKnowledge);
        fields.Optional("companyName", maxLength: 500);
        fields.Optional("additionalInfo", TextLimits.RoleKnowledge);
        fields.Optional("language", maxLength: 100);
        var questionSetId = fields.Optional("questionSetId", maxLength: 255);
        fields.ThrowIfFaulty();

        // Question sets are not offered, so none is ever found, and answers have nothing to match.
        if (questionSetId is not null)
            return new SurfaceError(StatusCodes.Status404NotFound, "question_set_not_found", "There is no such question set.");
        if (fields.Has("answers"))
        {
            return new SurfaceError(StatusCodes.Status400BadRequest, "answer_mismatch", "Answers need the question set that they answer.")
            {
                Fields = [new("answers", "are given without questionSetId", "answer_mismatch")],
            };
        }

        var generated = generator.Generate(title, description);
        if (generated.Count == 0)
        {
            return NovaErrors.Invalid(
                "The job description asks for nothing that applications could be judged by.",
                new FieldError("jobDescription", "names no requirement", "no_criteria"));
        }

        List<Criterion> criteria =
        [
            .. generated.Select(criterion => new Criterion(
                changes.NewCriterionId(),
                criterion.Text,
                criterion.Importance == Importance.MustHave ? Importances.MustHave : Importances.NiceToHave,
                Order: 0)),
        ];
        var body = await changes.ChangeAsync(tenant, jobId, _ => criteria, cancellationToken);
        return Answer.Of(StatusCodes.Status201Created, body, NovaJson.Default.CriteriaBody);
    }
}

/// <summary>How long texts may be (api-surfaces.md §2.2), in characters.</summary>
internal static class TextLimits
{
    public const int JobDescription = 50_000;
    public const int RoleKnowledge = 15_000;
    public const int Context = 15_000;
    public const int Answer = 15_000;
    public const int Answers = 100;
}
