using System.Net.Http.Json;
using Shortlist.Client.Nova;

namespace Shortlist.Client.Http;

/// <summary>Submissions of applications: JSON, or a form with that JSON and the files when there are any.</summary>
internal static class ScoringContent
{
    private const string RequestPart = "request";

    public static HttpContent Of(NewScoringBatch batch)
    {
        List<(string Name, Resume Resume)> files =
        [
            .. batch.Applications.Index()
                .Where(each => each.Item.Resume.Upload is not null)
                .Select(each => ($"cv{each.Index}", each.Item.Resume)),
        ];
        return files.Count == 0
            ? JsonContent.Create(batch, ClientJson.Default.NewScoringBatch)
            : Form(
                JsonContent.Create(
                    batch with
                    {
                        Applications =
                        [
                            .. batch.Applications.Index().Select(each => each.Item with { Resume = Named(each.Item.Resume, $"cv{each.Index}") }),
                        ],
                    },
                    ClientJson.Default.NewScoringBatch),
                files);
    }

    public static HttpContent Of(NewScoringJob job) => job.Resume.Upload is null
        ? JsonContent.Create(job, ClientJson.Default.NewScoringJob)
        : Form(
            JsonContent.Create(job with { Resume = Named(job.Resume, "cv") }, ClientJson.Default.NewScoringJob), [("cv", job.Resume)]);

    private static Resume Named(Resume resume, string part) => resume.Upload is null ? resume : resume with { File = part };

    private static MultipartFormDataContent Form(HttpContent request, IEnumerable<(string Name, Resume Resume)> files)
    {
        var form = new MultipartFormDataContent { { request, RequestPart } };
        foreach (var (name, resume) in files)
            form.Add(new FileContent(resume.Upload!), name, resume.Upload!.Name);
        return form;
    }
}
