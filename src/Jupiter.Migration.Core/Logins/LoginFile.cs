using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Logins;

/// <summary>The logins of a server as JSON, before they are encrypted and after they were decrypted.</summary>
public sealed class LoginFile
{
    private const string CurrentSchema = "jupiter.logins/1";
    private const int LongestHash = 256;
    private const int LongestSid = 85;

    private static readonly JsonTypeInfo<LoginFile> Type = new LoginJson(ReadableJson.Options()).LoginFile;
    private static readonly JsonFile<LoginFile> Format = new("Logins", CurrentSchema, 16 << 20, Type);

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Server they were read from, as it was addressed.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>The database whose logins they are; null for all of the server.</summary>
    public string? Database { get; init; }

    /// <summary>When they were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Who came in to the database; null where the file does not tell.</summary>
    public EntryRecord? Entry { get; init; }

    /// <summary>The logins.</summary>
    public required IReadOnlyList<LoginRecord> Logins { get; init; }

    /// <summary>Reads what was decrypted. It counts as hostile until every field has been looked at.</summary>
    /// <param name="path">Path of the encrypted file, for errors.</param>
    /// <param name="json">UTF-8 JSON.</param>
    /// <returns>The logins.</returns>
    public static LoginFile Parse(string path, byte[] json)
    {
        var file = Format.Parse(path, json);
        return file.ServerInstance is not null && file.Logins is not null && file.Logins.All(IsSound) && file.Entry?.IsSound() != false ? file : throw Format.Broken(path, null);
    }

    /// <summary>Writes them as JSON.</summary>
    /// <returns>UTF-8 JSON. The caller encrypts it at once and clears it.</returns>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Type);

    private static bool IsSound(LoginRecord? login) =>
        login is { Name: { Length: > 0 and <= 128 }, Sid: { Length: > 0 and <= LongestSid }, ServerRoles: not null }
        && login.ServerRoles.All(role => role is { Length: > 0 and <= 128 })
        && (login.Kind == LoginKind.SqlLogin ? login.PasswordHash is { Length: > 0 and <= LongestHash } : login.PasswordHash is null);
}

/// <summary>Serialises logins without reflection at run time.</summary>
[JsonSerializable(typeof(LoginFile))]
internal sealed partial class LoginJson : JsonSerializerContext;
