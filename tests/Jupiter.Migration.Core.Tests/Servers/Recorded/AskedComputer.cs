using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>A computer that answers by CIM what a test says; its registry is that of StdRegProv, with the codes that Microsoft's page of the class names.</summary>
internal sealed class AskedComputer(Func<string, IReadOnlyList<IReadOnlyDictionary<string, object?>>> answer) : ICimConnection
{
    private const uint NoSuchKey = 2;
    private int _questions;
    private int _calls;

    public Dictionary<string, Dictionary<string, (int Kind, object Value)>> Registry { get; } = new(StringComparer.OrdinalIgnoreCase);

    public int Questions => _questions;

    /// <summary>What a method of an object gives; one that is not here the computer lacks.</summary>
    public Dictionary<string, (uint Code, string Result, object Value)> Methods { get; } = [];

    /// <summary>How often a method of the registry was called: each is a round trip.</summary>
    public int Calls => _calls;

    /// <summary>What happens in a call, with the method and the path.</summary>
    public Action<string, string> OnCall { get; init; } = (_, _) => { };

    public IReadOnlyList<CimRow> Query(string cimNamespace, string query, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _questions);
        return [.. answer(query).Select(row => new CimRow(row))];
    }

    public CimRow Invoke(
        string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation)
    {
        var path = (string)parameters["sSubKeyName"];
        Interlocked.Increment(ref _calls);
        OnCall(method, path);
        var below = Registry.Keys.Where(key => key.StartsWith(path + "\\", StringComparison.OrdinalIgnoreCase)).Select(key => key[(path.Length + 1)..].Split('\\')[0]).Distinct().ToArray();
        if (!Registry.TryGetValue(path, out var values))
        {
            values = below.Length > 0 ? [] : null;
        }

        return values is null ? Told(NoSuchKey) : method switch
        {
            "EnumKey" => Told(0, ("sNames", below)),
            "EnumValues" => Told(0, ("sNames", values.Keys.ToArray()), ("Types", values.Values.Select(value => value.Kind).ToArray())),
            "GetDWORDValue" => Told(0, ("uValue", Convert.ToUInt32(values[(string)parameters["sValueName"]].Value, System.Globalization.CultureInfo.InvariantCulture))),
            _ => Told(0, ("sValue", values[(string)parameters["sValueName"]].Value)),
        };
    }

    public IReadOnlyList<CimRow> InvokeEach(
        string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) =>
        Methods.TryGetValue(method, out var told) ? [Told(told.Code, (told.Result, told.Value))] : throw new NoDeviceAnswerException("2147749889: Not found");

    public void Dispose()
    {
    }

    private static CimRow Told(uint code, params (string Name, object Value)[] values) =>
        new(values.Select(value => new KeyValuePair<string, object?>(value.Name, value.Value)).Append(new("ReturnValue", code)));
}
