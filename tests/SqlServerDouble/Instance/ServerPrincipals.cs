using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The logins and server roles of an instance. Guarded by its gate.</summary>
internal sealed class ServerPrincipals
{
    private static readonly string[] Roles =
        ["sysadmin", "securityadmin", "serveradmin", "setupadmin", "processadmin", "diskadmin", "dbcreator", "bulkadmin"];

    private readonly List<ServerLogin> _all = [];
    private readonly string _language;
    private int _next = 265;

    public ServerPrincipals(ProductFacts facts)
    {
        _language = facts.Options.DefaultLanguage;
        var administrator = new ServerLogin
        {
            Id = 1, Name = facts.Options.Login, Sid = [1], Type = 'S',
                PasswordHash = Instance.PasswordHash.Of(facts.Options.Password, facts.Major),
            DefaultLanguage = facts.Options.DefaultLanguage,
        };
        administrator.Roles.Add("sysadmin");
        _all.Add(administrator);
        _all.Add(new ServerLogin { Id = 2, Name = "public", Sid = [2], Type = 'R', DefaultDatabase = null, DefaultLanguage = null });
        _all.AddRange(Roles.Select((name, i) =>
            new ServerLogin { Id = 3 + i, Name = name, Sid = [(byte)(3 + i)], Type = 'R', DefaultDatabase = null,
            DefaultLanguage = null }));
        _all.Add(new ServerLogin
        {
            Id = 256, Name = "##MS_PolicyEventProcessingLogin##", Sid = RandomNumberGenerator.GetBytes(16), Type = 'S', IsDisabled = true,
            PasswordHash = Instance.PasswordHash.Of(Guid.NewGuid().ToString(), facts.Major),
        });
        _all.Add(OfWindows(259, WellKnownAccount.OfSid([1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0])!, facts.Options));
        _all.Add(OfWindows(260, WellKnownAccount.OfSid([1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 33, 2, 0, 0])!, facts.Options));
    }

    public IReadOnlyList<ServerLogin> All => _all;

    public ServerLogin? Find(string name) => _all.Find(login => login.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public ServerLogin? FindLogin(string name) => Find(name) is { Type: not 'R' } login ? login : null;

    public ServerLogin? OfSid(byte[] sid) => _all.Find(login => login.Sid.AsSpan().SequenceEqual(sid));

    public ServerLogin Get(string name) =>
        FindLogin(name) ?? throw new SqlException(15151, 16,
            $"Cannot alter the login '{name}', because it does not exist or you do not have permission.");

    public void Add(string name, byte[]? sid, char type, Action<ServerLogin> setUp)
    {
        if (Find(name) is not null)
        {
            throw new SqlException(15025, 16, $"The server principal '{name}' already exists.", 2);
        }

        if (sid is not null && OfSid(sid) is not null)
        {
            throw new SqlException(15433, 16, "Supplied parameter sid is in use.");
        }

        var login = new ServerLogin { Id = _next++, Name = name, Sid = sid ?? RandomNumberGenerator.GetBytes(16), Type = type, DefaultLanguage = _language };
        setUp(login);
        _all.Add(login);
    }

    public void Remove(ServerLogin login) => _all.Remove(login);

    public static bool IsRole(string name) => Roles.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A SID for an account of Windows, the same each time, as a domain's is.</summary>
    public static byte[] SidOfWindows(string account) =>
        [1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, .. SHA256.HashData(Encoding.Unicode.GetBytes(account.ToUpperInvariant())).AsSpan(0, 16)];

    private static ServerLogin OfWindows(int id, WellKnownAccount account, InstanceOptions options) =>
        new() { Id = id, Name = account.NameOn(options), Sid = account.Sid, Type = account.Type, DefaultLanguage = options.DefaultLanguage };
}
