using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Sweeps;

/// <summary>
/// How much of a sweep runs: a sample that a person can wait for, another one every day, with JUPITER_SWEEPS=10 one of ten times that size, or with
/// JUPITER_SWEEPS=full all of it. What ran is written to the folder <c>sweeps</c> beside the tests. JUPITER_SWEEP_SEED repeats the sample of another day.
/// </summary>
public static class Sweep
{
    /// <summary>What the samples are drawn by.</summary>
    public static int Seed { get; } = Environment.GetEnvironmentVariable("JUPITER_SWEEP_SEED") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : int.Parse(DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Whether all of every sweep runs.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("JUPITER_SWEEPS") == "full";

    private static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("JUPITER_SWEEPS"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : 1;

    /// <summary>Numbers that depend on the seed and the sweep alone.</summary>
    /// <param name="name">The sweep.</param>
    /// <returns>The source of numbers.</returns>
    public static Random Random(string name) => new(name.Aggregate(Seed, (sum, letter) => unchecked((sum * 31) + letter)));

    /// <summary>What of a sweep runs.</summary>
    /// <typeparam name="T">What it goes through.</typeparam>
    /// <param name="name">The sweep.</param>
    /// <param name="all">All of it.</param>
    /// <param name="size">How many a sample has.</param>
    /// <returns>All, or a sample in the order of all.</returns>
    public static IReadOnlyList<T> Sample<T>(string name, IReadOnlyList<T> all, int size)
    {
        var random = Random(name);
        var chosen = IsFull || all.Count <= size * Times
            ? all
            : Enumerable.Range(0, all.Count).OrderBy(_ => random.Next()).Take(size * Times).OrderBy(i => i).Select(i => all[i]).ToArray();
        Tell(name, chosen.Count, all.Count);
        return chosen;
    }

    /// <summary>What of a sweep one of several runners runs who go through it together.</summary>
    /// <typeparam name="T">What it goes through.</typeparam>
    /// <param name="name">The sweep.</param>
    /// <param name="all">All of it.</param>
    /// <param name="runner">Which of them, from 0.</param>
    /// <param name="runners">How many they are.</param>
    /// <returns>All, or its share: between them they leave nothing out.</returns>
    public static IReadOnlyList<T> Share<T>(string name, IReadOnlyList<T> all, int runner, int runners)
    {
        var random = Random(name);
        var share = IsFull
            ? all
            : Enumerable.Range(0, all.Count).OrderBy(_ => random.Next()).Where((_, i) => i % runners == runner).OrderBy(i => i).Select(i => all[i]).ToArray();
        Tell(name + " " + runner.ToString(CultureInfo.InvariantCulture), share.Count, all.Count);
        return share;
    }

    /// <summary>How often something is tried.</summary>
    /// <param name="name">The sweep.</param>
    /// <param name="size">How often in a sample.</param>
    /// <param name="full">How often in full.</param>
    /// <returns>One of them.</returns>
    public static int Count(string name, int size, int full)
    {
        var count = IsFull ? full : Math.Min(full, size * Times);
        Tell(name, count, full);
        return count;
    }

    private static void Tell(string name, int count, int all)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "sweeps")).FullName;
        var line = string.Format(CultureInfo.InvariantCulture, "{0,-60} {1,6} of {2,6}  seed {3}", name, count, all, Seed);
        File.WriteAllText(Path.Combine(folder, string.Concat(name.Split(Path.GetInvalidFileNameChars())) + ".txt"), line + "\n");
    }
}
