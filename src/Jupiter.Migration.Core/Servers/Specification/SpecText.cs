using System;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Writes quantities for people. Rounds down, so that what falls short never reads as enough.</summary>
internal static class SpecText
{
    private const double Gibibyte = 1L << 30;
    private const double DecimalGigabyte = 1e9;

    /// <summary>An amount of memory: a gigabyte of memory is 2^30 bytes.</summary>
    /// <param name="bytes">Bytes, or null.</param>
    /// <returns>Such as "8 GB".</returns>
    public static string Memory(long? bytes) => Gigabytes(bytes, Gibibyte);

    /// <summary>The size of a disk: on its label a gigabyte is 10^9 bytes.</summary>
    /// <param name="bytes">Bytes, or null.</param>
    /// <returns>Such as "240 GB".</returns>
    public static string Disk(long? bytes) => Gigabytes(bytes, DecimalGigabyte);

    private static string Gigabytes(long? bytes, double unit) =>
        bytes is { } known ? SR.Gigabytes.With(Math.Floor(known / unit * 100) / 100) : SR.SpecSizeUnknown;
}
