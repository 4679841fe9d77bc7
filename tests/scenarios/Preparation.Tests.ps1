# A new server before the night (clauses P0 to P1f): inventories in files, each check forced to each of its values; and, under Wine alone, the
# registry of several machines, read as it stands. It is seeded by one at a time, since both languages share it.
BeforeDiscovery {
    $cases = @(
        @{ Check = 'Server.Name'; Status = 'Fail'; Change = { param($s) $s.computerName = 'WIN-7Q2' } }
        @{ Check = 'Server.Account'; Status = 'Fail'; Change = { param($s) $s.programs.accounts = @(@{ isLatin = $false; isAdministrator = $true }) } }
        @{ Check = 'Server.Account'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('accounts') } }
        @{ Check = 'Server.Restriction'; Status = 'Fail'; Change = { param($s) $s.programs.restrictions = @(@{ kind = 'disableMsi'; value = '2' }) } }
        @{ Check = 'Server.Restriction'; Status = 'Warning'; Change = { param($s) $s.programs.restrictions = @(@{ kind = 'executionPolicy'; value = '0' }) } }
        @{ Check = 'Server.Restriction'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('restrictions') } }
        @{ Check = 'Server.Runtime'; Status = 'Fail'; Change = { param($s) $s.programs.visualCpp = @($s.programs.visualCpp | Where-Object { $_.release -ne '2010' -or $_.architecture -ne 'x86' }) } }
        @{ Check = 'Server.Runtime'; Status = 'Warning'; Change = { param($s) $s.programs.visualCpp[0].version = '8.0.50727.42' } }
        @{ Check = 'Server.Runtime'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('visualCpp') } }
        @{ Check = 'Server.DotNet'; Status = 'Fail'; Change = { param($s) $s.programs.dotNet = @{ has35 = $true; has4 = $false } } }
        @{ Check = 'Server.DotNet'; Status = 'Warning'; Change = { param($s) $s.programs.dotNet.release = 461814 } }
        @{ Check = 'Server.DotNet'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('dotNet') } }
        @{ Check = 'Server.WebBrowser'; Status = 'Fail'; Change = { param($s) $s.programs.browsers = @(@{ name = 'Internet Explorer'; version = '11.1.20348.0' }) } }
        @{ Check = 'Server.WebBrowser'; Status = 'Warning'; Change = { param($s) $s.programs.browsers[0].version = '109.0.5414.120' } }
        @{ Check = 'Server.WebBrowser'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('browsers') } }
        @{ Check = 'Server.Companion'; Status = 'Fail'; Change = { param($s) $s.programs.installed = @() } }
        @{ Check = 'Server.Companion'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('installed') } }
        @{ Check = 'Server.AnyDesk'; Status = 'Fail'; Change = { param($s) $s.programs.remote = @($s.programs.remote | Where-Object kind -NE anyDesk) } }
        @{ Check = 'Server.AnyDesk', 'Server.AmmyyAdmin'; Status = 'Unknown'; Change = { param($s) $s.programs.Remove('remote') } }
        @{ Check = 'Server.AmmyyAdmin'; Status = 'Fail'; Change = { param($s) ($s.programs.remote | Where-Object kind -EQ ammyyAdmin).start = 'disabled' } }
        @{ Check = 'Server.AmmyyAdmin'; Status = 'Unknown'; Change = { param($s) $s.programs.remote = @($s.programs.remote | Where-Object kind -NE ammyyAdmin) } }
    )
    $isWine = $IsWindows -and (Test-Path 'HKLM:\Software\Wine')
}

BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $venue = "$TestDrive/venue.json"
    '{ "schema": "jupiter.venue/1", "name": "Бистро «Ёлка»", "serverName": "JUPITER", "database": "Jupiter", "programs": ["1С:Предприятие"] }' | Set-Content $venue -Encoding utf8

    function New-Server {
        $runtimes = foreach ($release in @{ Year = '2005'; Version = '8.0.61001' }, @{ Year = '2008'; Version = '9.0.30729.6161' }, @{ Year = '2010'; Version = '10.0.40219.325' },
            @{ Year = '2012'; Version = '11.0.61030.0' }, @{ Year = '2013'; Version = '12.0.40664.0' }, @{ Year = '2015'; Version = '14.44.35211.0' }) {
            foreach ($architecture in 'x86', 'x64') { @{ release = $release.Year; architecture = $architecture; version = $release.Version } }
        }
        @{
            schema = 'jupiter.server-inventory/1'; computerName = 'JUPITER'; readAt = '2026-11-20T12:00:00+03:00'; memoryModules = @(); processors = @(); disks = @()
            operatingSystem = @{ family = 'windows'; name = 'Microsoft Windows Server 2022 Standard'; buildNumber = 20348; productType = 'server' }
            programs = @{
                is64Bit = $true; installed = @(@{ name = '1С:Предприятие 8 (8.3.25.1394)'; version = '8.3.25.1394' }); visualCpp = @($runtimes)
                dotNet = @{ has35 = $true; has4 = $true; release = 528449 }; browsers = @(@{ name = 'Google Chrome'; version = '151.0.7900.12' })
                remote = @(@{ kind = 'anyDesk'; name = 'AnyDesk'; start = 'automatic' }, @{ kind = 'ammyyAdmin'; name = 'AmmyyAdmin_404'; start = 'automatic' })
                services = @(); scheduledTasks = @(); accounts = @(@{ isLatin = $true; isAdministrator = $true }); restrictions = @()
            }
        }
    }

    function Save-Server($Server, [string]$Name) {
        [IO.File]::WriteAllText("$TestDrive/$Name", (ConvertTo-Json $Server -Depth 8))
        "$TestDrive/$Name"
    }
}

Describe 'An inventory in a file' {
    It 'of a prepared server passes' {
        $results = Test-JupiterServerPreparation (Save-Server (New-Server) ready.json) -Venue $venue
        $results | Where-Object Status -NE Pass | ForEach-Object { "$_" } | Should -Be 'Unknown Network.OldServer JUPITER'
        @($results | ForEach-Object Clause | Select-Object -Unique) | Should -Be 'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f'
    }

    It 'makes <Check> <Status>, and nothing else' -ForEach $cases {
        $server = New-Server
        & $Change $server
        $results = Test-JupiterServerPreparation (Save-Server $server changed.json) -Venue $venue
        $found = @($results | Where-Object Status -NE Pass | Where-Object Clause -NE P0)
        @($found.Id | Select-Object -Unique) | Should -Be $Check
        @($found.Status | Select-Object -Unique) | Should -Be $Status
        $found.Remedy | ForEach-Object { $_ | Should -Not -BeNullOrEmpty }
    }

    It 'comes by wildcard, one computer after the other, and a broken one keeps none away' {
        1..3 | ForEach-Object { $server = New-Server; $server.computerName = "SERVER$_"; Save-Server $server "many-$_.json" | Out-Null }
        '{' | Set-Content "$TestDrive/many-2b.json"
        $results = Test-JupiterServerPreparation "$TestDrive/many-*.json" -ErrorVariable broken -ErrorAction SilentlyContinue
        @($results | Where-Object Id -EQ Server.DotNet | ForEach-Object Subject) | Should -Be 'SERVER1', 'SERVER2', 'SERVER3'
        $broken[0].FullyQualifiedErrorId | Should -Be 'InventoryBroken,Jupiter.Migration.Commands.TestJupiterServerPreparationCommand'
    }

    It 'is held against a profile of the venue''s own' {
        $profile = "$TestDrive/profile.json"
        @{
            schema = 'jupiter.server-preparation/1'; name = 'Ёлка'; visualCpp = @(); dotNet = @{ release = 461808; version = '4.7.2'; file = 'f.exe'; page = 'https://www.jupiter.systems' }
            browsers = @(@{ name = 'Google Chrome'; versions = @(@{ windowsBuild = 1; version = '200' }) })
        } | ConvertTo-Json -Depth 5 | Set-Content $profile -Encoding utf8
        $results = Test-JupiterServerPreparation (Save-Server (New-Server) ready.json) -Venue $venue -PreparationProfile $profile
        $results | Where-Object Id -EQ Server.Runtime | Should -BeNullOrEmpty
        ($results | Where-Object Id -EQ Server.WebBrowser).Status | Should -Be 'Warning'
    }

    It 'with a waiver warns, and says who, why and until when' {
        $waiving = "$TestDrive/waiving.json"
        $text = Get-Content $venue -Raw | ConvertFrom-Json -AsHashtable
        $text.waivers = @(@{ check = 'Server.AnyDesk'; by = 'Вера Линь'; reason = 'доступ через VPN'; until = '2099-12-31T00:00:00+03:00' })
        $text | ConvertTo-Json -Depth 5 | Set-Content $waiving -Encoding utf8
        $server = New-Server
        $server.programs.remote = @($server.programs.remote | Where-Object kind -NE anyDesk)
        $waived = Test-JupiterServerPreparation (Save-Server $server waived.json) -Venue $waiving | Where-Object Status -NE Pass | Where-Object Clause -NE P0
        $waived.Status | Should -Be 'Warning'
        $waived.Evidence | Should -BeLike '*Вера Линь*2099-12-31*доступ через VPN*'
    }
}

Describe 'The registry of a machine' -Skip:(-not $isWine) {
    BeforeAll {
        $turn = [Threading.Mutex]::new($false, 'JupiterSeededRegistry')
        $turn.WaitOne(180000) | Should -BeTrue
        $local = 'HKLM:\SOFTWARE\'
        $uninstall = 'Microsoft\Windows\CurrentVersion\Uninstall\'
        $services = 'HKLM:\SYSTEM\CurrentControlSet\Services\'
        $made = [Collections.Generic.List[string]]::new()
        function Set-Value([string]$Path, [hashtable]$Values) {
            if (-not (Test-Path -LiteralPath $Path)) { New-Item $Path -Force | Out-Null; $made.Add($Path) }
            foreach ($name in $Values.Keys) { New-ItemProperty -LiteralPath $Path -Name $name -Value $Values[$name] -Force | Out-Null }
        }
        function Clear-Seed {
            for ($i = $made.Count - 1; $i -ge 0; $i--) { Remove-Item -LiteralPath $made[$i] -Recurse -Force -ErrorAction SilentlyContinue }
            $made.Clear()
        }
        function Add-Runtimes([string]$Architecture) {
            foreach ($key in '10.0\VC\VCRedist', '11.0\VC\Runtimes', '12.0\VC\Runtimes', '14.0\VC\Runtimes') {
                $version = @{ '10' = 'v10.0.40219.325'; '11' = 'v11.0.61030.00'; '12' = 'v12.0.40664.00'; '14' = 'v14.44.35211.00' }[$key.Substring(0, 2)]
                Set-Value "${local}WOW6432Node\Microsoft\VisualStudio\$key\$Architecture" @{ Installed = 1; Version = $version }
            }
            $of = if ($Architecture -eq 'x86') { "${local}WOW6432Node\" } else { $local }
            Set-Value "$of${uninstall}Jupiter2005" @{ DisplayName = "Microsoft Visual C++ 2005 Redistributable ($Architecture)"; DisplayVersion = '8.0.61001' }
            Set-Value "$of${uninstall}Jupiter2008" @{ DisplayName = "Распространяемый пакет Microsoft Visual C++ 2008 - $Architecture"; DisplayVersion = '9.0.30729.6161' }
        }
        function Add-Service([string]$Name, [int]$Start) { Set-Value "$services$Name" @{ Type = 0x10; Start = $Start; DisplayName = $Name; ImagePath = 'C:\jupiter\service.exe' } }
        function Test-This([string]$Check) { @(Get-JupiterServerInventory | Test-JupiterServerPreparation -Venue $venue | Where-Object Id -EQ $Check) }
        function Join-Status($Results) { @($Results.Status | Sort-Object -Unique) -join ' ' }
    }

    AfterEach { Clear-Seed }

    AfterAll {
        Clear-Seed
        $turn.ReleaseMutex()
    }

    It 'bare: no runtimes, no browser, no remote access' {
        Join-Status (Test-This Server.Runtime) | Should -Be 'Fail Unknown'
        Join-Status (Test-This Server.AnyDesk) | Should -Be 'Fail'
        Join-Status (Test-This Server.AmmyyAdmin) | Should -Be 'Unknown'
        Join-Status (Test-This Server.Companion) | Should -Be 'Fail'
    }

    It 'asked on itself: silence counts at an address of another computer, and nothing is known by an address of its own' {
        $tills = "$TestDrive/tills.json"
        $text = Get-Content $venue -Raw | ConvertFrom-Json -AsHashtable
        $text.computers = @(@{ name = 'KASSA-1'; address = '127.0.0.1' }, @{ name = 'KASSA-2'; address = '192.0.2.77' })
        $text | ConvertTo-Json -Depth 5 | Set-Content $tills -Encoding utf8
        $asked = Get-JupiterServerInventory | Test-JupiterServerPreparation -Venue $tills | Where-Object Clause -EQ P0
        @($asked | Where-Object Id -EQ Network.Computer | ForEach-Object { "$($_.Subject) $($_.Status)" }) | Should -Be 'KASSA-1 Unknown', 'KASSA-2 Pass'
        @($asked | ForEach-Object Id | Select-Object -Unique) | Should -Be 'Network.OldServer', 'Network.Computer', 'Network.Gateway'
    }

    It 'ready: all of them' {
        'x86', 'x64' | ForEach-Object { Add-Runtimes $_ }
        Set-Value "${local}Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}" @{ pv = '151.0.7900.12' }
        Set-Value "$local${uninstall}Jupiter1C" @{ DisplayName = '1С:Предприятие 8'; DisplayVersion = '8.3.25.1394' }
        Add-Service AnyDesk 2
        Add-Service AmmyyAdmin_404 2
        foreach ($check in 'Server.Runtime', 'Server.WebBrowser', 'Server.Companion', 'Server.AnyDesk', 'Server.AmmyyAdmin', 'Server.Restriction') {
            Join-Status (Test-This $check) | Should -Be 'Pass' -Because $check
        }
    }

    It '32-bit runtimes only: those for 64-bit programs are named with their files' {
        Add-Runtimes x86
        $missing = Test-This Server.Runtime | Where-Object Status -NE Pass
        $missing | Should -HaveCount 6
        $missing | ForEach-Object { $_.Subject | Should -BeLike '*x64'; $_.Expected | Should -BeLike '*redist*x64.exe*' }
    }

    It 'a browser of one user counts and is said to be of one' {
        # One whose profile has a line for every Windows: which one Wine is, is Wine's affair.
        Set-Value "HKCU:\Software\${uninstall}Google Chrome" @{ DisplayName = 'Google Chrome'; DisplayVersion = '151.0.7900.12' }
        $found = Test-This Server.WebBrowser
        $found.Status | Should -Be 'Pass'
        $found.Actual | Should -BeLike '*Google Chrome 151.0.7900.12 (*'
    }

    It 'a client made from AnyDesk whose service is <Start> is <Status>' -ForEach @{ Start = 2; Status = 'Pass' }, @{ Start = 3; Status = 'Warning' }, @{ Start = 4; Status = 'Fail' } {
        Set-Value "${local}WOW6432Node\${uninstall}AnyDesk-6e1d2f3a_msi" @{ DisplayName = 'AnyDesk-6e1d2f3a_msi'; DisplayVersion = '8.1.0' }
        Add-Service AnyDesk-6e1d2f3a_msi $Start
        Join-Status (Test-This Server.AnyDesk) | Should -Be $Status
    }

    It 'a portable Ammyy Admin that starts with its user is a warning' {
        $run = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Run'
        Set-Value $run @{ 'Помощь Юпитера' = '"C:\Программы\AA_v3.exe"' }
        try { Join-Status (Test-This Server.AmmyyAdmin) | Should -Be 'Warning' }
        finally { Remove-ItemProperty $run -Name 'Помощь Юпитера' -ErrorAction SilentlyContinue }
    }

    It 'a policy that stops Windows Installer is a failure' {
        Set-Value "${local}Policies\Microsoft\Windows\Installer" @{ DisableMSI = 2 }
        $found = Test-This Server.Restriction
        $found.Status | Should -Be 'Fail'
        $found.Subject | Should -BeLike '*DisableMsi'
    }

    It 'a value of the wrong kind is no value' {
        Set-Value "${local}Policies\Microsoft\Windows\Installer" @{ DisableMSI = 'two' }
        Join-Status (Test-This Server.Restriction) | Should -Be 'Pass'
    }
}
