using Shortlist.Surfaces;

namespace Shortlist.Gateway.Tests;

public class SurfaceTableTests
{
    [Theory]
    [InlineData("/api/v1/cv-screening/batches/b1", Surface.TalentRay)]
    [InlineData("/api/v1/sourcing", Surface.TalentRay)]
    [InlineData("/api/v1/me", Surface.TalentRay)]
    [InlineData("/API/V1/SOURCING", Surface.TalentRay)]
    [InlineData("/api/admin/api-keys", Surface.TalentRay)]
    [InlineData("/api/v1/beta/directories", Surface.LlamaIndex)]
    [InlineData("/api/v1/beta", Surface.LlamaIndex)]
    [InlineData("/api/v1/betamax", Surface.TalentRay)]
    [InlineData("/api/v2/batches", Surface.LlamaIndex)]
    [InlineData("/v1/jobs/j/scoring-batches", Surface.Nova)]
    [InlineData("/api/batches/1", Surface.Reach)]
    [InlineData("/api/resources/customers/batch", Surface.Reach)]
    [InlineData("/partner/schema-definitions", Surface.Reach)]
    public void Of_PathOfASurface_NamesIt(string path, Surface expected) => SurfaceTable.Of(path).ShouldBe(expected);

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/api")]
    [InlineData("/v10/jobs")]
    public void Of_PathOfNoSurface_IsNull(string path) => SurfaceTable.Of(path).ShouldBeNull();
}
