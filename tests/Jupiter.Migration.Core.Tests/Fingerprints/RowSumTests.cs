using System.Globalization;
using System.Linq;
using System.Numerics;
using CsCheck;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Fingerprints;

public sealed class RowSumTests
{
    private static readonly BigInteger Modulus = BigInteger.One << 128;

    // Sums carry over where halves are near their ends.
    private static readonly Gen<ulong> Half = Gen.OneOf(Gen.ULong, Gen.ULong[0, 3], Gen.ULong[ulong.MaxValue - 3, ulong.MaxValue]);

    private static readonly Gen<(ulong High, ulong Low)[]> Hashes = Gen.Select(Half, Half).Array[0, 30];

    [Fact]
    public void A_sum_is_that_of_big_numbers_modulo_2_to_the_128() => Hashes.Sample(hashes =>
    {
        var expected = hashes.Aggregate(BigInteger.Zero, (sum, hash) => (sum + Number(hash)) % Modulus);

        Assert.Equal(expected.ToString("x33", CultureInfo.InvariantCulture)[^32..], Sum(hashes).ToString());
        Assert.Equal(hashes.Length, Sum(hashes).Rows);
    });

    [Fact]
    public void The_order_does_not_matter() => Gen.Select(Hashes, Gen.Int).Sample((hashes, seed) =>
    {
        var shuffled = hashes.ToArray();
        new System.Random(seed).Shuffle(shuffled);

        Assert.Equal(Sum(hashes), Sum(shuffled));
    });

    [Fact]
    public void The_pieces_do_not_matter() => Gen.Select(Hashes, Hashes, Hashes).Sample((a, b, c) =>
    {
        var left = Sum(a);
        left.Add(Sum(b));
        left.Add(Sum(c));
        var inner = Sum(b);
        inner.Add(Sum(c));
        var right = Sum(a);
        right.Add(inner);

        Assert.Equal(left, right);
        Assert.Equal(Sum([.. a, .. b, .. c]), left);
    });

    [Fact]
    public void Sums_are_equal_only_with_as_many_rows()
    {
        var one = default(RowSum);
        one.Add(0, 0);

        Assert.True(one != default);
        Assert.Equal(default(RowSum).ToString(), one.ToString());
        Assert.False(one.Equals((object)1));
        Assert.Equal(one.GetHashCode(), Sum([(0, 0)]).GetHashCode());
    }

    private static RowSum Sum((ulong High, ulong Low)[] hashes)
    {
        var sum = default(RowSum);
        foreach (var (high, low) in hashes)
        {
            sum.Add(high, low);
        }

        return sum;
    }

    private static BigInteger Number((ulong High, ulong Low) hash) => ((BigInteger)hash.High << 64) + hash.Low;
}
