using System.Text;
using Shortlist.Applications;
using Shortlist.Assessing.Cvs;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;
using Shortlist.Scoring.Fetching;
using Shortlist.Store;

namespace Shortlist.Scoring;

/// <summary>Gets the CV of a scoring job from where it is and reads it, as far as it may be judged.</summary>
internal sealed class ResumeReader(
    IBlobStore blobs, ResumeFetcher fetcher, IDocumentReader reader, CvParser parser, SkillTaxonomy taxonomy)
{
    /// <summary>Reads a CV.</summary>
    /// <param name="input">Where it is.</param>
    /// <param name="asOf">The day as of which work that goes on is counted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ResumeFetchException">It could not be had.</exception>
    /// <exception cref="UnreadableDocumentException">It cannot be read.</exception>
    public async Task<ScorableCv> ReadAsync(ScoringInput input, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(input, cancellationToken);
        var document = await reader.ReadAsync(content, input.FileName, cancellationToken);
        return ScorableCv.Read(document, parser.Parse(document, asOf), asOf, taxonomy);
    }

    private async Task<Stream> OpenAsync(ScoringInput input, CancellationToken cancellationToken) => input switch
    {
        { Text: { } text } => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false),
        { Url: { } url } => await fetcher.FetchAsync(url, cancellationToken),
        { BlobKey: { } key } when await blobs.OpenReadAsync(key, cancellationToken) is { } stream => stream,
        _ => throw new UnreadableDocumentException(UnreadableReason.Empty, "The résumé is no longer there."),
    };
}
