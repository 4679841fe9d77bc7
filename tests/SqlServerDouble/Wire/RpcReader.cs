using System;
using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Reads RPC requests (MS-TDS 2.2.6.6).</summary>
internal sealed class RpcReader(WireProfile profile)
{
    private const byte Separator = 0xFF;
    private const byte OldSeparator = 0x80;
    private const byte NoExecute = 0xFE;

    private readonly ParameterReader _values = new(profile.CodePage);

    public IReadOnlyList<RpcCall> Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        reader.SkipAllHeaders(profile.Version);
        var calls = new List<RpcCall>();
        while (!reader.IsAtEnd)
        {
            calls.Add(ReadCall(ref reader));
        }

        return calls;
    }

    private static KnownProcedure? Find(string name)
    {
        var bare = name[(name.LastIndexOf('.') + 1)..].Trim('[', ']');
        return bare.ToUpperInvariant() switch
        {
            "SP_EXECUTESQL" => KnownProcedure.ExecuteSql,
            "SP_PREPARE" => KnownProcedure.Prepare,
            "SP_EXECUTE" => KnownProcedure.Execute,
            "SP_PREPEXEC" => KnownProcedure.PrepareAndExecute,
            "SP_UNPREPARE" => KnownProcedure.Unprepare,
            "SP_RESET_CONNECTION" => KnownProcedure.ResetConnection,
            _ => null,
        };
    }

    private RpcCall ReadCall(ref PayloadReader reader)
    {
        const ushort ByNumber = 0xFFFF;
        string name;
        KnownProcedure? procedure;
        if (reader.UInt16() is var length && length == ByNumber)
        {
            var number = (KnownProcedure)reader.UInt16();
            name = $"procedure {(ushort)number}";
            procedure = Enum.IsDefined(number) ? number : null;
        }
        else
        {
            name = reader.Unicode(length);
            procedure = Find(name);
        }

        reader.UInt16();
        return new RpcCall(name, procedure, ReadParameters(ref reader));
    }

    private List<SqlParameterValue> ReadParameters(ref PayloadReader reader)
    {
        // No parameter's name is as long as the separators would make it.
        var parameters = new List<SqlParameterValue>();
        while (!reader.IsAtEnd)
        {
            var first = reader.Peek();
            if (first is Separator or NoExecute || (first == OldSeparator && profile.Version < TdsVersion.V72))
            {
                reader.Byte();
                break;
            }

            var name = reader.ByteText();
            reader.Byte();
            var type = ParameterType.Read(ref reader);
            parameters.Add(new SqlParameterValue(name, type.Type, _values.Read(type, ref reader)));
        }

        return parameters;
    }
}
