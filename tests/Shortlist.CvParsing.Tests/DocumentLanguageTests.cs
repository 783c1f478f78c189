namespace Shortlist.CvParsing.Tests;

public sealed class DocumentLanguageTests
{
    private const string Contact = "mail: k.example@example.org | +49 151 23456789 | https://example.org/k";

    /// <summary>Short CVs in languages and scripts that the parser does not read.</summary>
    public static TheoryData<string, string> Unread => new()
    {
        { "zh", "张伟\n软件工程师 北京\n工作经历\n2019年至今 北京某某科技有限公司 高级后端工程师\n负责订单系统的设计与开发,使用 Java、Spring Boot、MySQL、Redis 和 Kafka\n教育背景\n2012 - 2016 清华大学 计算机科学 本科\n技能 Java Spring MySQL Docker Kubernetes Linux Git" },
        { "ja", "職務経歴書\n山田 太郎\n職務要約\nウェブアプリケーションの開発に8年間携わってきました。\n職歴\n2018年4月 株式会社サンプル 開発部 エンジニア\nJava と Spring を使った在庫管理システムの設計を担当\n学歴\n2014年3月 東京工業大学 卒業" },
        { "ko", "이력서\n김민수\n경력사항\n2018년 3월 - 현재 예시전자 백엔드 개발자\n주문 시스템을 설계하고 개발했습니다. Java, Spring, MySQL\n학력\n2012 - 2018 서울대학교 컴퓨터공학과\n기술 스택 Docker Kubernetes AWS" },
        { "ar", "السيرة الذاتية\nأحمد محمد\nالخبرة العملية\n2018 - الآن مهندس برمجيات في شركة المثال\nتطوير تطبيقات الويب وإدارة قواعد البيانات\nالتعليم\nبكالوريوس علوم الحاسب جامعة القاهرة 2014\nالمهارات: العمل الجماعي، حل المشكلات" },
        { "fa", "رزومه\nعلی رضایی\nسوابق شغلی\n۱۳۹۵ تا کنون کارشناس فروش در شرکت پارس گستر چشمه\nمدیریت ارتباط با مشتریان و پیگیری قراردادها\nتحصیلات\nکارشناسی مدیریت دانشگاه تهران" },
        { "he", "קורות חיים\nדנה כהן\nניסיון תעסוקתי\n2018 - היום מהנדסת תוכנה בחברת הדוגמה\nפיתוח מערכות וניהול צוות של חמישה אנשים\nהשכלה\nתואר ראשון במדעי המחשב, הטכניון" },
        { "ru", "Резюме\nИванов Пётр Сергеевич\nОпыт работы\n2018 - настоящее время ООО «Пример», ведущий инженер\nРазработка и сопровождение системы учёта, руководство группой из пяти человек\nОбразование\nМГТУ им. Баумана, 2014\nНавыки: SQL, Python, Docker, Linux" },
        { "uk", "Резюме\nОлена Шевченко\nДосвід роботи\n2018 - дотепер ТОВ «Приклад», бухгалтер\nВедення обліку, підготовка звітності, її перевірка та подання\nОсвіта\nКиївський національний економічний університет" },
        { "bg", "Автобиография\nИван Петров\nТрудов стаж\n2018 - до момента „Пример“ ООД, счетоводител\nВъвеждане на документи и водене на счетоводството, изготвяне на отчети\nОбразование\nСофийски университет, бакалавър по икономика" },
        { "el", "Βιογραφικό σημείωμα\nΜαρία Παπαδοπούλου\nΕπαγγελματική εμπειρία\n2018 - σήμερα Νοσοκομείο Παράδειγμα, νοσηλεύτρια\nΦροντίδα ασθενών και χορήγηση φαρμάκων\nΕκπαίδευση\nΠανεπιστήμιο Αθηνών" },
        { "th", "ประวัติย่อ\nสมชาย ใจดี\nประสบการณ์ทำงาน\n2560 - ปัจจุบัน บริษัท ตัวอย่าง จำกัด วิศวกรซอฟต์แวร์\nพัฒนาระบบสั่งซื้อและดูแลฐานข้อมูล\nการศึกษา\nจุฬาลงกรณ์มหาวิทยาลัย" },
        { "hi", "जीवन वृत्त\nराहुल शर्मा\nकार्य अनुभव\n2018 से अब तक उदाहरण कंपनी में लेखाकार\nखातों का रखरखाव और रिपोर्ट तैयार करना\nशिक्षा\nदिल्ली विश्वविद्यालय से वाणिज्य में स्नातक" },
        { "fi", "Ansioluettelo\nMatti Virtanen\nTyökokemus\nOhjelmistokehittäjä, Esimerkki Oy, Helsinki, tammikuu 2019 - nykyinen\nVastasin tilausjärjestelmän kehityksestä ja ylläpidosta sekä ohjasin uusia työntekijöitä\nTehtäviin kuului myös asiakaspalvelu\nKoulutus\nInsinööri, Metropolia ammattikorkeakoulu\nKielitaito: suomi, englanti, ruotsi" },
        { "sv", "Anna Svensson\nArbetslivserfarenhet\nSjuksköterska, Exempelsjukhuset, Göteborg, mars 2018 - nuvarande\nAnsvarig för omvårdnad av patienter och för introduktion av nya kollegor\nJag arbetade även med planering och uppföljning\nUtbildning\nSjuksköterskeprogrammet, Göteborgs universitet\nSpråk: svenska, engelska\nKörkort B" },
        { "da", "Mette Hansen\nErhvervserfaring\nRegnskabsassistent, Eksempel ApS, Aarhus, marts 2018 - nuværende\nAnsvarlig for bogføring og afstemning af konti samt kontakt til kunder\nJeg har også arbejdet med løn og rapportering\nUddannelse\nFinansøkonom, Erhvervsakademi\nSprog: dansk, engelsk" },
        { "no", "Kari Nordmann\nArbeidserfaring\nSykepleier, Eksempelsykehuset, Oslo, mars 2018 - nåværende\nAnsvarlig for pasienter og for opplæring av nye ansatte\nJeg har også jobbet med planlegging og kvalitet\nUtdanning\nBachelor i sykepleie, høyskole\nSpråk: norsk, engelsk" },
        { "tr", "Özgeçmiş\nAyşe Yılmaz\nİş Deneyimi\nMuhasebe uzmanı, Örnek A.Ş., İstanbul, Ocak 2018 - halen\nBordro ve vergi beyannameleri için sorumlu olarak çalıştım, müşteri ilişkileri ile ilgili görev aldım\nEğitim\nİktisat bölümü, Ankara Üniversitesi\nYabancı dil: ingilizce, almanca" },
        { "hu", "Önéletrajz\nKovács Anna\nSzakmai tapasztalat\nKönyvelő, Példa Kft., Budapest, január 2018 - jelenleg\nA pénzügyi kimutatások és a bérszámfejtés kezelése, valamint az új kollégák betanítása\nTanulmányok\nBudapesti Corvinus Egyetem\nNyelvtudás: angol, német" },
        { "cs", "Životopis\nJana Nováková\nPracovní zkušenosti\nÚčetní, Příklad s.r.o., Praha, leden 2018 - současnost\nVedení účetnictví a správa mezd, odpovědnost za závěrky pro celou společnost\nVzdělání\nVysoká škola ekonomická v Praze\nJazykové znalosti: angličtina, němčina\nŘidičský průkaz" },
        { "sk", "Životopis\nMária Kováčová\nPracovné skúsenosti\nÚčtovníčka, Príklad s.r.o., Bratislava, január 2018 - súčasnosť\nVedenie účtovníctva a správa miezd, zodpovednosť za uzávierky pre celú spoločnosť\nVzdelanie\nEkonomická univerzita v Bratislave\nJazykové znalosti: angličtina, nemčina\nVodičský preukaz" },
        { "ro", "Andreea Popescu\nExperiență profesională\nContabil, Exemplu SRL, București, ianuarie 2018 - prezent\nGestionarea documentelor și coordonarea echipei, responsabilități pentru declarații și rapoarte din cadrul departamentului\nEducație și formare\nUniversitatea din București\nLimbi străine: engleză, franceză" },
        { "hr", "Životopis\nMarija Horvat\nRadno iskustvo\nRačunovođa, Primjer d.o.o., Zagreb, siječanj 2018 - danas\nVođenje knjiga i obračun plaća, odgovorna za izvještaje koji se šalju upravi te za rad s klijentima\nObrazovanje\nEkonomski fakultet, Sveučilište u Zagrebu\nJezici: engleski, njemački" },
        { "lt", "Gyvenimo aprašymas\nOna Kazlauskienė\nDarbo patirtis\nBuhalterė, UAB Pavyzdys, Vilnius, sausis 2018 - dabar\nApskaitos valdymas ir ataskaitų rengimas, darbas su klientais bei pareigos už dokumentus\nIšsilavinimas\nVilniaus universitetas\nKalbos: lietuvių, anglų, rusų" },
        { "vi", "Nguyễn Văn An\nKinh nghiệm làm việc\nKế toán viên, Công ty Ví dụ, Hà Nội, từ tháng 1 năm 2018 đến nay\nQuản lý sổ sách và lập báo cáo cho các phòng ban, làm việc với khách hàng\nHọc vấn\nĐại học Kinh tế\nNgôn ngữ: tiếng Anh\nKỹ năng: Excel" },
        { "id", "Riwayat Hidup\nBudi Santoso\nPengalaman Kerja\nAkuntan, PT Contoh, Jakarta, Januari 2018 - sekarang\nBertanggung jawab untuk laporan keuangan dan mengelola tim yang melayani pelanggan dari seluruh perusahaan\nPendidikan\nUniversitas Indonesia\nBahasa: Inggris" },
        { "ca", "Jordi Puig\nExperiència laboral\nComptable, Exemple S.L., Girona, gener 2018 - actualitat\nGestió de la comptabilitat amb els equips de vendes i suport als clients, més les declaracions anuals\nFormació\nUniversitat de Girona\nIdiomes: català, anglès\nConeixements: Excel" },
    };

    /// <summary>Short CVs in the languages that the parser reads.</summary>
    public static TheoryData<string, string> Read => new()
    {
        { "en", "Tova Lindqvist\nExperience\nAccountant, Sample Ltd, Leeds, January 2018 - present\nResponsible for bookkeeping and for the monthly reports of the group\nEducation\nUniversity of Leeds" },
        { "de", "Tova Lindqvist\nBerufserfahrung\nBuchhalterin, Muster GmbH, Leipzig, Januar 2018 - heute\nVerantwortlich für die Buchhaltung und das Berichtswesen der Gruppe\nAusbildung\nUniversität Leipzig" },
        { "fr", "Tova Lindqvist\nExpérience professionnelle\nComptable, Exemple SARL, Lyon, janvier 2018 - aujourd'hui\nGestion de la comptabilité et des rapports pour le groupe\nFormation\nUniversité de Lyon" },
        { "es", "Tova Lindqvist\nExperiencia laboral\nContable, Ejemplo S.L., Sevilla, enero 2018 - actualidad\nGestión de la contabilidad y de los informes para el grupo\nFormación\nUniversidad de Sevilla" },
        { "it", "Tova Lindqvist\nEsperienza lavorativa\nContabile, Esempio S.r.l., Torino, gennaio 2018 - oggi\nGestione della contabilità e dei rapporti per il gruppo\nIstruzione e formazione\nUniversità di Torino" },
        { "nl", "Tova Lindqvist\nWerkervaring\nBoekhouder, Voorbeeld B.V., Utrecht, januari 2018 - heden\nVerantwoordelijk voor de boekhouding en het opstellen van de rapporten\nOpleiding\nUniversiteit Utrecht" },
        { "pl", "Tova Lindqvist\nDoświadczenie zawodowe\nKsięgowa, Przykład Sp. z o.o., Kraków, styczeń 2018 - obecnie\nProwadzenie ksiąg oraz przygotowanie raportów dla grupy\nWykształcenie\nUniwersytet Jagielloński" },
        { "pt", "Tova Lindqvist\nExperiência profissional\nContabilista, Exemplo Lda., Porto, janeiro 2018 - atualmente\nGestão da contabilidade e dos relatórios para o grupo\nFormação\nUniversidade do Porto" },
    };

    [Theory]
    [MemberData(nameof(Unread))]
    public void Parse_LanguageThatIsNotRead_SaysSoAndGuessesNothing(string language, string text)
    {
        var cv = Cv.Parse([.. text.Split('\n'), Contact]);

        cv.Language.ShouldBe(language);
        cv.IsSupported.ShouldBeFalse();
        cv.NeedsReview.ShouldBeTrue();
        cv.ReviewReasons.ShouldContain(ReviewReason.UnsupportedLanguage, StringComparer.Ordinal);
        cv.Emails.ShouldHaveSingleItem().Value.ShouldBe("k.example@example.org");
        cv.Phones.ShouldHaveSingleItem().Value.E164.ShouldBe("+4915123456789");
        cv.Links.ShouldHaveSingleItem().Value.ShouldBe("https://example.org/k");
        cv.Name.ShouldBeNull();
        cv.Work.ShouldBeEmpty();
        cv.Education.ShouldBeEmpty();
        cv.Skills.ShouldBeEmpty();
        cv.YearsOfExperience.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void Parse_LanguageThatIsRead_IsRead(string language, string text)
    {
        var cv = Cv.Parse([.. text.Split('\n'), Contact]);

        cv.Language.ShouldBe(language);
        cv.IsSupported.ShouldBeTrue();
        cv.Work.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("en", "Experience\nSenior Nurse, Universitätsklinikum Köln, Abteilung für Innere Medizin, 2018 - 2021\nResponsible for a ward of 20 beds and the training of new staff\nNurse, Krankenhaus der Barmherzigen Brüder, Trier, 2014 - 2018\nWorked with patients after surgery and with their families")]
    [InlineData("en", "Experience\nEngineer at Helsingin Energia Oy ja Tampereen Sähkölaitos, 2018 - 2021\nWorked on the control of the grid and the maintenance of its stations\nEducation\nM.Sc., Tampereen yliopisto ja Aalto-yliopisto")]
    [InlineData("en", "张伟 (Wei Zhang)\nExperience\nBackend engineer at 北京某某科技有限公司, 2018 - 2021\nDesigned and built the order system of the company with a team of six\nEducation\n清华大学 (Tsinghua University), B.Sc. in Computer Science")]
    [InlineData("de", "Berufserfahrung\nSoftware Engineer, Example Ltd, London, 2018 - 2021\nEntwicklung und Betrieb von Microservices mit Spring Boot, Continuous Integration und Code Reviews\nProduct Owner und Scrum Master im Team der Plattform")]
    [InlineData("es", "Experiencia laboral\nProfesora de català i llengües, Institut Jaume Balmes, Barcelona, 2018 - 2021\nClases de lengua y literatura para los alumnos de secundaria\nFormación\nUniversitat de Barcelona")]
    public void Parse_NamesOfOtherLanguages_DoNotMislead(string language, string text)
    {
        var cv = Cv.Parse(["Tova Lindqvist", Contact, .. text.Split('\n')]);

        cv.Language.ShouldBe(language);
        cv.IsSupported.ShouldBeTrue();
    }

    [Fact]
    public void Parse_CvInTwoLanguages_ReadsTheOneItKnows()
    {
        var english = Read.First(row => row.Data.Item1 == "en").Data.Item2;
        var cv = Cv.Parse([.. english.Split('\n'), "Worked with the teams of sales and of finance on the plans for the year", .. Unread.First(row => row.Data.Item1 == "sv").Data.Item2.Split('\n')[..3]]);

        cv.Language.ShouldBe("en");
        cv.IsSupported.ShouldBeTrue();
    }

    [Fact]
    public void Parse_TextTooShortToTell_IsTakenAsItIs()
    {
        var cv = Cv.Parse("Tova Lindqvist", "tova@example.org", "Skills", "Docker, Kubernetes");

        cv.Language.ShouldBe("und");
        cv.IsSupported.ShouldBeTrue();
        cv.Skills.Count.ShouldBe(2);
    }

    [Fact]
    public void Parse_LanguageThatNobodyTold_IsUndeterminedAndUnread()
    {
        // Quenya, as an example of what no profile is made for.
        var text = string.Join(' ', Enumerable.Repeat("Ai laurië lantar lassi súrinen yéni únótimë ve rámar aldaron yéni ve lintë yuldar avánier", 16));

        var cv = Cv.Parse("Tova Lindqvist", Contact, text);

        (cv.Language, cv.IsSupported).ShouldBe(("und", false));
    }
}
