using System;
using System.Collections.Generic;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Transaction manager requests (MS-TDS 2.2.6.9), as the batches that mean the same.</summary>
internal static class TransactionRequest
{
    private enum Kind : ushort
    {
        Begin = 5,
        Commit = 7,
        Rollback = 8,
        Save = 9,
    }

    public static IReadOnlyList<string> ToBatches(ReadOnlySpan<byte> payload, TdsVersion version)
    {
        const string Begin = "BEGIN TRANSACTION";
        var reader = new PayloadReader(payload);
        reader.SkipAllHeaders(version);
        var kind = (Kind)reader.UInt16();
        switch (kind)
        {
            case Kind.Begin:
                return [Begin];
            case Kind.Commit:
                Name(ref reader);
                return BeginsAnother(ref reader) ? ["COMMIT TRANSACTION", Begin] : ["COMMIT TRANSACTION"];
            case Kind.Rollback:
                var rollback = $"ROLLBACK TRANSACTION{Name(ref reader)}";
                return BeginsAnother(ref reader) ? [rollback, Begin] : [rollback];
            case Kind.Save:
                return [$"SAVE TRANSACTION{Name(ref reader)}"];
            default:
                throw new ProtocolException($"There is no transaction manager request {(ushort)kind}.");
        }
    }

    // Names of transactions are counted in bytes.
    private static string Name(ref PayloadReader reader)
    {
        var name = PayloadReader.ToText(reader.Bytes(reader.Byte()));
        return name.Length == 0 ? "" : $" [{name.Replace("]", "]]", StringComparison.Ordinal)}]";
    }

    private static bool BeginsAnother(ref PayloadReader reader) => !reader.IsAtEnd && (reader.Byte() & 1) != 0;
}
