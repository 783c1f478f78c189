namespace Shortlist.Batches.Tests;

public sealed class TenantSlotsTests
{
    private const int Cap = 4;
    private static readonly Guid First = DerivedId.Of("first");
    private static readonly Guid Second = DerivedId.Of("second");
    private static readonly Guid Third = DerivedId.Of("third");

    [Fact]
    public void Reserve_WithRoom_GivesWhatIsWanted()
    {
        var (slots, grant) = Reserve(Empty, First, holding: 0, want: 3);

        grant.Slots.ShouldBe(3);
        slots.InUse.ShouldBe(3);
    }

    [Fact]
    public void Reserve_BeyondTheCap_GivesTheRestAndThenMakesOthersWait()
    {
        var (slots, first) = Reserve(Empty, First, holding: 0, want: 10);
        (slots, var second) = Reserve(slots, Second, holding: 0, want: 1);

        first.Slots.ShouldBe(Cap);
        second.Slots.ShouldBe(0);
        slots.Waiting.ShouldBe([Second]);
    }

    [Fact]
    public void Reserve_WhileAnotherWaits_ShrinksToWhatIsInUseAndWakesTheLongestWaiting()
    {
        var (slots, _) = Reserve(Empty, First, holding: 0, want: 10);
        (slots, _) = Reserve(slots, Second, holding: 0, want: 1);
        (slots, _) = Reserve(slots, Third, holding: 0, want: 1);

        (slots, var grant) = Reserve(slots, First, holding: 2, want: 10);

        grant.Slots.ShouldBe(2);
        grant.Wake.ShouldBe(Second);
        (slots, var third) = Reserve(slots, Third, holding: 0, want: 1);
        third.Slots.ShouldBe(0, "the second has waited longer");
        (slots, var second) = Reserve(slots, Second, holding: 0, want: 1);
        second.Slots.ShouldBe(1);
        second.Wake.ShouldBe(Third);
    }

    [Fact]
    public void Reserve_AtTheEnd_GivesEverythingBack()
    {
        var (slots, _) = Reserve(Empty, First, holding: 0, want: 2);

        (slots, _) = Reserve(slots, First, holding: 0, want: 0);

        slots.InUse.ShouldBe(0);
        slots.Holders.ShouldBeEmpty();
    }

    [Fact]
    public void Reserve_AgainWithTheSameNeed_ChangesNothing()
    {
        var (slots, _) = Reserve(Empty, First, holding: 0, want: 3);

        var (same, grant) = Reserve(slots, First, holding: 3, want: 3);

        same.ShouldBeSameAs(slots);
        grant.Slots.ShouldBe(3);
    }

    private static TenantSlots Empty => new() { TenantId = "acme", Pool = "pool" };

    private static (TenantSlots Slots, SlotGrant Grant) Reserve(TenantSlots slots, Guid batch, int holding, int want) =>
        TenantSlotCollection.Reserve(slots, batch, holding, want, Cap);
}
