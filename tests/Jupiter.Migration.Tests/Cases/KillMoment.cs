using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>When pwsh is killed: so long after a line of the journal was seen.</summary>
internal sealed record KillMoment(KilledNight Night, int Line, TimeSpan Delay)
{
    /// <summary>One moment at every line of every night, and as many again at random times in between until there are enough.</summary>
    public static IEnumerable<KillMoment> Spread(KilledNight[] nights, int count, Random random)
    {
        var moments = nights.SelectMany(night => night.Gaps.Keys.Select(line => new KillMoment(night, line, TimeSpan.Zero))).ToList();
        while (moments.Count < count)
        {
            // Long gaps get more kills than short ones, but every step gets some.
            var night = nights[moments.Count % nights.Length];
            var line = random.Next(2) == 0
                ? night.Gaps.Keys.ElementAt(random.Next(night.Gaps.Count))
                : At(night.Gaps, random.NextDouble() * night.Gaps.Values.Sum(gap => gap.TotalMilliseconds));
            moments.Add(new KillMoment(night, line, night.Gaps[line] * random.NextDouble() + TimeSpan.FromTicks(1)));
        }

        return moments.OrderBy(_ => random.Next());
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Night.Kind} line {Line} + {Delay.TotalMilliseconds:0.0} ms");

    private static int At(IReadOnlyDictionary<int, TimeSpan> gaps, double milliseconds)
    {
        foreach (var (line, gap) in gaps)
        {
            milliseconds -= gap.TotalMilliseconds;
            if (milliseconds <= 0)
            {
                return line;
            }
        }

        return gaps.Keys.Last();
    }
}

/// <summary>What came of a kill.</summary>
internal sealed record KillOutcome(KillMoment Moment, bool WasKilled, string Step, bool WasTorn, bool JournalVerifies, string Problem);
