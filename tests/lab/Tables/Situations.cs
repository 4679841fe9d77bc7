using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>The lines of the truth table.</summary>
internal static class Situations
{
    private static readonly Place[] Everywhere =
    [
        Place.Laptop, Place.OtherLaptop, Place.OtherServer, Place.NotedOnServer, Place.NothingNoted, Place.BehindRouter, Place.Vpn, Place.Preparation,
        Place.Guest, Place.NarrowMask, Place.WideMask, Place.WithoutArp, Place.Unplugged, Place.Slow, Place.LosesFifth, Place.LosesHalf,
    ];

    private static readonly Place[] Here = [Place.Laptop, Place.OtherLaptop, Place.OtherServer];

    private static readonly Place[] HereAndThere = [.. Here, Place.NothingNoted, Place.BehindRouter];

    private static readonly Condition[] OneAddress =
    [
        .. new[] { Conditions.Off, Conditions.On, Conditions.Firewalled, Conditions.Cut, Conditions.Restarts }.Select(Conditions.Shared),
    ];

    public static IReadOnlyList<Situation> All { get; } =
    [
        .. Forward([Conditions.Off, Conditions.On], Surroundings.Usual, Everywhere),
        .. Forward([Conditions.Firewalled], Surroundings.Usual,
            [.. HereAndThere, Place.NotedOnServer, Place.Vpn, Place.Guest, Place.NarrowMask, Place.WithoutArp, Place.Slow, Place.LosesHalf]),
        .. Forward([Conditions.Cut], Surroundings.Usual, [.. HereAndThere, Place.NotedOnServer, Place.Vpn, Place.Preparation, Place.Guest, Place.LosesFifth]),
        .. Forward([Conditions.Restarts, Conditions.PowerReturns], Surroundings.Usual, [.. HereAndThere, Place.NotedOnServer]),
        .. Forward([Conditions.WithoutIcmp, Conditions.WithoutTcp], Surroundings.Usual, [Place.Laptop, Place.BehindRouter, Place.Vpn]),
        .. Forward([Conditions.Losing(20), Conditions.Losing(50)], Surroundings.Usual, [Place.Laptop, Place.OtherLaptop]),
        .. Forward([Conditions.Asleep, Conditions.Moved, Conditions.Elsewhere], Surroundings.Usual, HereAndThere),
        .. Forward([Conditions.Slow, Conditions.AlwaysSlow, Conditions.WithoutArp, Conditions.OtherCard], Surroundings.Usual, Here),
        .. Forward([Conditions.Replaced, Conditions.Doubled], Surroundings.Usual, HereAndThere),
        .. Forward([Conditions.On6, Conditions.Firewalled6, Conditions.Off6], Surroundings.Usual, Here),
        .. Forward([Conditions.OffByBoth, Conditions.FirewalledByBoth, Conditions.OneOfTwo], Surroundings.Usual, Here),
        .. Forward([Conditions.LoopbackByName, Conditions.LoopbackByAddress, Conditions.Loopback6], Surroundings.Usual, Here),
        .. Forward([Conditions.StaleName, Conditions.StaleNameAnswers, Conditions.NameOfOther], Surroundings.Usual, Here),
        .. Forward([Conditions.SameAsAsker, Conditions.SameAsOther, Conditions.Remembered], Surroundings.Usual, [Place.Laptop]),
        .. Forward(OneAddress, Surroundings.Usual, [Place.Laptop, Place.OtherLaptop, Place.OtherServer, Place.NothingNoted, Place.BehindRouter]),
        .. Forward([Conditions.Shared(Conditions.OtherCard)], Surroundings.Usual, [Place.Laptop, Place.OtherLaptop, Place.NothingNoted]),
        .. Forward([Conditions.RestartsTwice], Surroundings.Usual, [Place.Laptop]),
        .. Forward([Conditions.Off, Conditions.On, Conditions.Cut], Surroundings.Usual, [Place.SameRouterElsewhere]),
        .. Forward([Conditions.Off, Conditions.On], Surroundings.OtherOff, [Place.Laptop, Place.OtherLaptop, Place.NotedOnServer, Place.BehindRouter]),
        .. Forward([Conditions.Off, Conditions.On], Surroundings.OtherFirewalled, [Place.Laptop, Place.OtherLaptop, Place.BehindRouter]),
        .. Forward([Conditions.Off, Conditions.On], Surroundings.OtherInPreparation, [Place.Laptop, Place.OtherServer, Place.Preparation]),
        .. Forward([Conditions.Off, Conditions.On], Surroundings.GatewayOff, [Place.Laptop, Place.OtherLaptop]),
        .. Forward([Conditions.Off, Conditions.On], Surroundings.GatewayExchanged, [Place.Laptop, Place.OtherLaptop]),
        .. Back([Conditions.Off, Conditions.On, Conditions.Firewalled, Conditions.Cut], Surroundings.Usual,
            [.. HereAndThere, Place.NotedOnServer, Place.Vpn, Place.Preparation, Place.Guest, Place.NarrowMask]),
        .. Back([Conditions.Restarts, Conditions.PowerReturns, Conditions.Asleep, Conditions.Moved], Surroundings.Usual, Here),
        .. Back(OneAddress, Surroundings.Usual, [Place.Laptop, Place.OtherLaptop, Place.OtherServer]),
        .. Back([Conditions.LoopbackByName, Conditions.SameAsAsker, Conditions.SameAsOther], Surroundings.Usual, [Place.Laptop]),
        .. Back([Conditions.Off, Conditions.On], Surroundings.OtherOff, [Place.Laptop, Place.OtherLaptop]),
    ];

    private static IEnumerable<Situation> Forward(IEnumerable<Condition> conditions, Surroundings surroundings, IEnumerable<Place> places) =>
        from condition in conditions from place in places select new Situation(false, condition, surroundings, place);

    private static IEnumerable<Situation> Back(IEnumerable<Condition> conditions, Surroundings surroundings, IEnumerable<Place> places) =>
        from condition in conditions from place in places select new Situation(true, condition, surroundings, place);
}
