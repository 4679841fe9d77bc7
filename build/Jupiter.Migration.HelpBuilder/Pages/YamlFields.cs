using System.Collections.Generic;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A flat list of keys and values: the front matter of a page or the block of a parameter.</summary>
internal sealed class YamlFields
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder().Build();

    private readonly Dictionary<string, string?> _fields;
    private readonly string _path;
    private readonly int _line;

    /// <summary>Parses the fields.</summary>
    /// <param name="path">The page, for errors.</param>
    /// <param name="line">The line before the first field, from 1.</param>
    /// <param name="yaml">The text.</param>
    /// <exception cref="MalformedPageException">It is not a flat list of keys and values.</exception>
    public YamlFields(string path, int line, string yaml)
    {
        _path = path;
        _line = line;
        try
        {
            _fields = Deserializer.Deserialize<Dictionary<string, string?>?>(yaml) ?? [];
        }
        catch (YamlException e)
        {
            throw new MalformedPageException(path, line + (int)e.Start.Line, "This is no yaml: " + e.Message);
        }
    }

    /// <summary>A field that must be there, though it may be empty.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="MalformedPageException">It is missing.</exception>
    public string Field(string key) => _fields.TryGetValue(key, out var value) ? value ?? "" : throw Malformed($"The field \"{key}\" is missing.");

    /// <summary>A field that may be missing.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Its value; empty when it is missing.</returns>
    public string Optional(string key) => _fields.TryGetValue(key, out var value) ? value ?? "" : "";

    /// <summary>A field that says True or False.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="MalformedPageException">It is missing or says something else.</exception>
    public bool Flag(string key) => bool.TryParse(Field(key), out var flag) ? flag : throw Malformed($"The field \"{key}\" is True or False.");

    /// <summary>The error that something is wrong with these fields.</summary>
    /// <param name="reason">What is wrong.</param>
    /// <returns>The error.</returns>
    public MalformedPageException Malformed(string reason) => new(_path, _line, reason);
}
