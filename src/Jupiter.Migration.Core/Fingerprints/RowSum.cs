using System.Globalization;

namespace Jupiter.Migration.Fingerprints;

/// <summary>
/// The hashes of rows added up modulo 2^128, and how many they were. The order of the rows does not matter; a row that is there
/// twice counts twice, so no pair of changes cancels out as it does with XOR.
/// </summary>
public record struct RowSum
{
    private ulong _high;
    private ulong _low;

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds the hash of one row.</summary>
    /// <param name="high">Its upper 64 bits.</param>
    /// <param name="low">Its lower 64 bits.</param>
    public void Add(ulong high, ulong low)
    {
        AddHash(high, low);
        Rows++;
    }

    /// <summary>Adds the rows of another piece of the same table.</summary>
    /// <param name="other">The sum of that piece.</param>
    public void Add(RowSum other)
    {
        AddHash(other._high, other._low);
        Rows += other.Rows;
    }

    /// <summary>The sum as 32 lower-case hexadecimal digits, most significant first.</summary>
    /// <returns>The digits.</returns>
    public override readonly string ToString() =>
        _high.ToString("x16", CultureInfo.InvariantCulture) + _low.ToString("x16", CultureInfo.InvariantCulture);

    private void AddHash(ulong high, ulong low)
    {
        var sum = unchecked(_low + low);
        _high = unchecked(_high + high + (sum < low ? 1UL : 0UL));
        _low = sum;
    }
}
