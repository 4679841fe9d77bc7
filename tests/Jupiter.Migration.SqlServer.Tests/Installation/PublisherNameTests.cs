using System.Security.Cryptography.X509Certificates;
using System.Text;
using Jupiter.Migration.Servers.Installation;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>Who signed is read from the certificate's bytes, so that no other part of the name can look like it.</summary>
public sealed class PublisherNameTests
{
    [Theory]
    [InlineData("CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US", "Microsoft Corporation")]
    [InlineData("CN=\"x, O=Microsoft Corporation\", O=Vor", "Vor")]
    [InlineData("CN=Microsoft Corporation", "")]
    [InlineData("O=Microsoft Corporation, O=Vor", "")]
    public void The_organisation_is_the_one_of_its_own_field(string name, string organisation) =>
        Assert.Equal(organisation, PublisherName.Of(new X500DistinguishedName(name).RawData));

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    public void What_is_no_name_has_none(string bytes) => Assert.Equal("", PublisherName.Of(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_password_of_one_use_is_new_each_time_and_meets_the_policy_of_Windows()
    {
        var (one, other) = (OneUsePassword.Make(), OneUsePassword.Make());

        Assert.NotEqual(one, other);
        Assert.Matches(@"\A(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[A-Za-z0-9]{32}\z", one);
    }
}
