using Shortlist.CvCorpus.Scoring;

namespace Shortlist.CvParsing.Tests.Generated;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("Universität Bremen", "UNIVERSITAT BREMEN", 1.0)]
    [InlineData("Acme Ltd", "Acme Limited", 0.8)]
    [InlineData("abcd", "bcde", 0.75)]
    [InlineData("Acme", "", 0.0)]
    public void Of_TwoTexts_IsTwiceTheCommonOverAll(string a, string b, double likeness) => Likeness.Of(a, b).ShouldBe(likeness, 0.001);

    [Theory]
    [InlineData("+49 431 123456", "0431 123456", true)]
    [InlineData("0431 123456", "0431 123457", false)]
    [InlineData("123", "123456789", false)]
    public void IsSamePhone_Numbers_CompareByTheirEnds(string a, string b, bool isSame) => Likeness.IsSamePhone(a, b).ShouldBe(isSame);

    [Theory]
    [InlineData("C", "c")]
    [InlineData("C++", "c++")]
    [InlineData("C#", "c#")]
    [InlineData("Node.js", "nodejs")]
    public void SkillKey_Signs_AreKept(string skill, string key) => Likeness.SkillKey(skill).ShouldBe(key);
}
