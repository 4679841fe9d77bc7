using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using CsCheck;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Fingerprints;

public sealed class RowEncoderTests
{
    // Values whose encodings are parts of each other's: tags as bytes, lengths as numbers, texts that look like blobs.
    private static readonly object?[] Tricky =
    [
        null, 0L, 1L, -1L, 256L, long.MinValue, 0.0, -0.0, 1.0, double.NaN, BitConverter.Int64BitsToDouble(1),
        "", "1", "\0", "\u0001", "1 ", "\0\0\0\0\0\0\0\0\0", Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0 },
        new byte[] { 0x31 }, new byte[9], Utf16("1"), Utf16(""),
    ];

    private static readonly Gen<object?> LongValue = Gen.OneOf(
        Gen.Int[0, 200_000].Select(length => (object?)Bytes(length)),
        Gen.Int[65_500, 65_560].Select(length => (object?)Bytes(length)),
        Gen.Int[0, 70_000].Select(length => (object?)new string('Ж', length)),
        Gen.Long.Select(value => (object?)value),
        Gen.Const<object?>(() => null));

    [Fact]
    public void Different_rows_never_encode_equal()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in RowsOf(Tricky))
        {
            var sum = SumOf([row]).ToString();
            Assert.False(seen.TryGetValue(sum, out var other), $"{Describe(row)} and {other}");
            seen.Add(sum, Describe(row));
        }

        Assert.Equal(Tricky.Length + (Tricky.Length * Tricky.Length) + (int)Math.Pow(Tricky.Length, 3) + 1, seen.Count);
    }

    [Fact]
    public void A_row_hashes_as_in_one_piece_wherever_the_buffer_ends() => LongValue.Array[0, 12].Sample(
        row => Assert.Equal(HashOf(row), SumOf([row]).ToString()),
        iter: 300);

    [Fact]
    public void A_row_after_a_long_one_is_not_touched_by_it() => LongValue.Array[0, 6].Array[2, 5].Sample(
        rows =>
        {
            var apart = default(RowSum);
            foreach (var row in rows)
            {
                apart.Add(SumOf([row]));
            }

            Assert.Equal(apart, SumOf(rows));
        },
        iter: 100);

    [Fact]
    public void What_was_begun_is_forgotten()
    {
        var rows = new RowEncoder();
        rows.AppendBinary(new byte[300_000]);
        rows.EndRow();
        rows.AppendBinary(new byte[300_000]);
        rows.AppendInteger(7);

        rows.Reset();
        rows.AppendInteger(1);
        rows.EndRow();

        Assert.Equal(SumOf([[1L]]), rows.Sum);
    }

    private static IEnumerable<object?[]> RowsOf(object?[] values)
    {
        yield return [];
        foreach (var a in values)
        {
            yield return [a];
            foreach (var b in values)
            {
                yield return [a, b];
                foreach (var c in values)
                {
                    yield return [a, b, c];
                }
            }
        }
    }

    private static RowSum SumOf(IEnumerable<object?[]> rows)
    {
        var encoder = new RowEncoder();
        foreach (var row in rows)
        {
            foreach (var value in row)
            {
                Append(encoder, value);
            }

            encoder.EndRow();
        }

        return encoder.Sum;
    }

    private static void Append(RowEncoder rows, object? value)
    {
        switch (value)
        {
            case null:
                rows.AppendNull();
                break;
            case long integer:
                rows.AppendInteger(integer);
                break;
            case double real:
                rows.AppendReal(real);
                break;
            case string text:
                rows.AppendTextUtf8(Encoding.UTF8.GetBytes(text));
                break;
            case Tuple<byte[]> utf16:
                rows.AppendTextUtf16(utf16.Item1);
                break;
            default:
                rows.AppendBinary((byte[])value);
                break;
        }
    }

    private static string HashOf(object?[] row)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var value in row)
        {
            var (tag, content) = value switch
            {
                string text => ((byte)3, Encoding.UTF8.GetBytes(text)),
                byte[] blob => ((byte)4, blob),
                _ => ((byte)0, Array.Empty<byte>()),
            };
            if (value is long integer)
            {
                writer.Write((byte)1);
                writer.Write(integer);
            }
            else
            {
                writer.Write(tag);
                if (tag > 0)
                {
                    writer.Write((long)content.Length);
                    writer.Write(content);
                }
            }
        }

        return Convert.ToHexStringLower(XxHash128.Hash(bytes.ToArray()));
    }

    private static string Describe(object?[] row) => string.Join(", ", row.Select(value => value switch
    {
        null => "NULL",
        byte[] blob => "x" + Convert.ToHexString(blob),
        Tuple<byte[]> utf16 => "u" + Convert.ToHexString(utf16.Item1),
        _ => value.GetType().Name + " " + value,
    }));

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static Tuple<byte[]> Utf16(string text) => new(Encoding.Unicode.GetBytes(text));
}
