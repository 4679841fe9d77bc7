using System.Collections.Generic;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>
/// What the interlock's table says of a situation: whoever is heard is on; silence with a control passes with the code; where no control is
/// possible the code needs a decision; nothing else goes on.
/// </summary>
internal static class Expectation
{
    private const string Both = "BothServersPresent";
    private const string Unknown = "PresenceUnknown";
    private const string Attested = "Attested";
    private const string Silent = "Silent";

    /// <summary>The verdicts that are right; more than one where it depends on which packets get lost.</summary>
    public static IReadOnlyCollection<string> Of(Situation situation, bool hasCode)
    {
        var (condition, place) = (situation.Condition, situation.Place);
        if (condition.Verdict is { } verdict)
        {
            return [verdict];
        }

        var right = new HashSet<string>();
        var reach = ReachOf(situation);
        if (IsHeard(condition.Answers, reach))
        {
            right.Add(OfHeard(situation));
        }

        if (right.Count > 0 && !place.MayBeLate)
        {
            return right;
        }

        if (condition.MayBeLate && reach == Reach.Segment)
        {
            right.Add(OfHeard(situation));
        }

        if (place.MayBeLate && IsHeard(condition.Answers, reach))
        {
            // The other one may not be heard either.
            right.UnionWith([Alone(situation), Unknown]);
        }

        right.UnionWith(hasCode ? WithCode(situation, reach, right.Count > 0) : [Unknown]);
        return right;
    }

    private static IEnumerable<string> WithCode(Situation situation, Reach reach, bool mayBeHeard)
    {
        var (condition, place) = (situation.Condition, situation.Place);
        if (condition.AnswersLater == ServerAnswer.Name && reach == Reach.Segment)
        {
            return [OfHeard(situation)];
        }

        if (!HasControl(situation))
        {
            return [Attested];
        }

        if (IsHeard(condition.AnswersLater, reach))
        {
            return place.MayBeLate ? [OfHeard(situation), Alone(situation), Attested] : [OfHeard(situation)];
        }

        // Who loses packets loses a control sooner or later, and never hears of one only.
        return place.MayBeLate ? mayBeHeard ? [Attested] : [Silent, Attested] : [Silent];
    }

    private static bool HasControl(Situation situation) =>
        !situation.Condition.IsUnseen && situation.Surroundings.HasGateway && situation.Place.Control switch
        {
            Control.Gateway => true,
            Control.OtherServer => IsOtherHeard(situation),
            _ => false,
        };

    private static string OfHeard(Situation situation) => IsOtherHeard(situation) ? Both : Alone(situation);

    private static string Alone(Situation situation) => situation.IsWayBack ? "NewServerAnswers" : "OldServerIsOn";

    private static bool IsOtherHeard(Situation situation)
    {
        var (surroundings, place) = (situation.Surroundings, situation.Place);
        return place.IsOtherServer || (!place.IsApart && place.IsPreparation == surroundings.IsOtherInPreparation
            && IsHeard(surroundings.Answers, place.IsPreparation ? Reach.Segment : place.Reach));
    }

    private static bool IsHeard(ServerAnswer answers, Reach reach) => answers switch
    {
        ServerAnswer.Packets => reach != Reach.Nothing,
        ServerAnswer.Segment => reach == Reach.Segment,
        _ => false,
    };

    private static Reach ReachOf(Situation situation) =>
        situation.Place.IsOtherServer && (situation.Surroundings.IsOtherInPreparation || situation.Condition.IsAddressShared) ? Reach.Nothing
        : situation.Place.Reach;
}
