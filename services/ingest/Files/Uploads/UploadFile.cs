using Shortlist.Files;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary><c>POST /api/v1/beta/files</c>: a form of <c>file</c>, <c>purpose</c> and <c>external_file_id</c>.</summary>
internal sealed class UploadFile(StoredFileCollection files, FileIntake intake)
{
    private static readonly string[] Purposes = ["user_data", "parse", "extract", "split", "classify", "sheet", "agent_app"];

    public async Task<IResult> HandleAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (received, refusal) = await intake.ReceiveAsync(request, project, "file", cancellationToken);
        if (received is null)
            return refusal!;

        await using (received)
        {
            List<FieldError> faults = [];
            var purpose = received.Form.Text("purpose", faults) ?? Purposes[0];
            if (!Purposes.Contains(purpose, StringComparer.Ordinal))
                faults.Add(new("purpose", $"Input should be one of '{string.Join("', '", Purposes)}'", "literal_error"));
            var file = received.File with { Purpose = purpose, ExternalId = received.Form.Text("external_file_id", faults) };
            if (faults.Count > 0)
                return Refusals.Invalid(faults);
            await files.InsertAsync(file, CancellationToken.None);
            received.Keep();
            return Results.Json(FileBody.Of(file), FilesJson.Default.FileBody);
        }
    }
}
