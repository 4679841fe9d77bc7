using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>What a row says, as far as an inventory can hold it: what no server can have is not known.</summary>
internal static class Bounded
{
    private const int MostCores = 1 << 16;

    /// <summary>A capacity.</summary>
    /// <param name="count">How many units.</param>
    /// <param name="unit">The unit in bytes.</param>
    /// <returns>The bytes, or null.</returns>
    public static long? Bytes(long? count, long unit = 1) => count is > 0 && count <= InventoryLimits.LargestCapacity / unit ? count * unit : null;

    /// <summary>A number of cores.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The number, or null.</returns>
    public static int? Cores(long? count) => Within(count, 1, MostCores);

    /// <summary>A number between two.</summary>
    /// <param name="number">The number.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    /// <returns>The number, or null.</returns>
    public static int? Within(long? number, int least, int most) => number >= least && number <= most ? (int)number : null;

    /// <summary>A list of parts.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="parts">The parts.</param>
    /// <returns>As many as an inventory holds.</returns>
    public static T[] Parts<T>(IEnumerable<T> parts) => [.. parts.Take(InventoryLimits.MostParts)];

    /// <summary>A text that may be missing.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, fit for an inventory; null where there is none.</returns>
    public static string? Text(string? text) => PrintableText.Clean(text?.Split('\0')[0]) is { Length: > 0 } clean ? clean : null;
}
