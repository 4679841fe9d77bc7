using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Questions;

namespace Jupiter.Migration.Servers.Windows.Asking;

/// <summary>The registry of another computer, by the methods of StdRegProv (WMI's registry provider on Microsoft Learn). Each is a call over the network, so that only what is asked for is told.</summary>
/// <param name="cim">CIM of the computer.</param>
/// <param name="questions">What is asked for.</param>
/// <param name="isDetailed">Whether also what is asked for in detail.</param>
/// <param name="cancellation">Ends the waiting.</param>
internal sealed class CimRegistry(ICimConnection cim, IReadOnlyList<RegistryQuestion> questions, bool isDetailed, CancellationToken cancellation) : IRegistry
{
    private const string Namespace = @"root\cimv2";
    private const string Provider = "StdRegProv";
    private const string Returned = "ReturnValue";
    private const string Software = "SOFTWARE";
    private const int Done = 0;
    private const int NoSuchKey = 2;

    /// <inheritdoc/>
    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit)
    {
        try
        {
            var key = is32Bit ? Of32Bit(path) : path;
            var asked = questions.Where(question => (isDetailed || !question.IsDetailed) && question.Values.Count > 0 && question.IsOf(hive, path)).ToArray();
            var told = asked.Length > 0 ? Enumerated("EnumValues", hive, key) : null;
            if (asked.Length > 0 && told is null)
            {
                return null;
            }

            var keys = told is null || questions.Any(question => question.LooksBelow(hive, path)) ? Enumerated("EnumKey", hive, key) : null;
            if (told is null && keys is null)
            {
                return null;
            }

            var kinds = List(told, "Types").Select(kind => Convert.ToInt32(kind, CultureInfo.InvariantCulture)).ToArray();
            var values = new Dictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, kind) in List(told, "sNames").OfType<string>().Zip(kinds, (name, kind) => (name, kind))
                .Where(value => Array.Exists(asked, question => question.Keeps(value.name, isDetailed))))
            {
                values[name] = Value(hive, key, name, kind);
            }

            return new RegistryKey(values, [.. List(keys, "sNames").OfType<string>()]);
        }
        catch (Exception e) when (e is NoDeviceAnswerException or InvalidCastException or FormatException or OverflowException)
        {
            throw new RegistryUnreadableException(SR.RegistryUnreadable.With(path, e.Message), e);
        }
    }

    private CimRow? Enumerated(string method, RegistryHive hive, string key)
    {
        var told = Call(method, hive, key, null);
        return told.Number(Returned) switch { Done => told, NoSuchKey => null, var code => throw new RegistryUnreadableException(SR.RegistryUnreadable.With(key, code)) };
    }

    private RegistryValue Value(RegistryHive hive, string key, string name, int kind)
    {
        object? Get(string method, string result)
        {
            var told = Call(method, hive, key, name);
            return told.Number(Returned) == Done ? told.Value(result) : null;
        }

        return kind switch
        {
            1 => new() { Text = Get("GetStringValue", "sValue") as string },
            2 => new() { Text = Get("GetExpandedStringValue", "sValue") as string },
            4 => new() { Number = Number(Get("GetDWORDValue", "uValue")) },
            7 => new() { Texts = [.. ((Get("GetMultiStringValue", "sValue") as IEnumerable)?.OfType<string>() ?? []).Take(RegistryKey.MostParts)] },
            11 => new() { Number = Number(Get("GetQWORDValue", "uValue")) },
            _ => new() { Bytes = Get("GetBinaryValue", "uValue") as byte[] ?? [] },
        };
    }

    private CimRow Call(string method, RegistryHive hive, string key, string? value)
    {
        var parameters = new Dictionary<string, object> { ["hDefKey"] = hive == RegistryHive.Users ? 0x80000003u : 0x80000002u, ["sSubKeyName"] = key };
        if (value is not null)
        {
            parameters["sValueName"] = value;
        }

        return cim.Invoke(Namespace, Provider, method, parameters, cancellation);
    }

    private static IEnumerable<object> List(CimRow? told, string name) =>
        told?.Value(name) is IEnumerable list and not string ? RowLimit.Whole(list.Cast<object>(), RegistryKey.MostParts) : [];

    private static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);


    // The provider is a 64-bit program where Windows is 64-bit, and sees what 32-bit programs see under a key of its own.
    private static string Of32Bit(string path)
    {
        var parts = path.Split('\\').ToList();
        var at = parts.FindIndex(part => part.Equals(Software, StringComparison.OrdinalIgnoreCase));
        parts.Insert(at + 1, "Wow6432Node");
        return at is 0 or 1 ? string.Join("\\", parts) : path;
    }
}
