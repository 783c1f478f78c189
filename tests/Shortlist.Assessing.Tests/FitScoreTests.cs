using Shortlist.Assessing.Rubric;

namespace Shortlist.Assessing.Tests;

public class FitScoreTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(50, 5)]
    [InlineData(51, 6)]
    [InlineData(91, 10)]
    [InlineData(100, 10)]
    public void ToScore_OfAFit_IsItsTen(int fit, int score) => FitScore.ToScore(fit).ShouldBe(score);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void ToScore_OutsideOfTheScale_IsRefused(int fit) => Should.Throw<ArgumentOutOfRangeException>(() => FitScore.ToScore(fit));
}
