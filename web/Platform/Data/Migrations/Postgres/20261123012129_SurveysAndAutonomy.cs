using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SurveysAndAutonomy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LeftAt",
                table: "Children",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AutonomyGrids",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChildId = table.Column<Guid>(type: "uuid", nullable: true),
                    Stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    InvitesMentor = table.Column<bool>(type: "boolean", nullable: false),
                    InvitesCarer = table.Column<bool>(type: "boolean", nullable: false),
                    Audience = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutonomyGrids", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AutonomyGrids_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AutonomyGrids_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeIndex = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeCodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitteeMembers_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LeavingFollowUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsentedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AskOn = table.Column<DateOnly>(type: "date", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeavingFollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeavingFollowUps_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MilestonePreparations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChildId = table.Column<Guid>(type: "uuid", nullable: true),
                    Milestone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    Audience = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MilestonePreparations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MilestonePreparations_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MilestonePreparations_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "MilestoneRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    YoungId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChildId = table.Column<Guid>(type: "uuid", nullable: true),
                    Milestone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false),
                    WriterId = table.Column<Guid>(type: "uuid", nullable: true),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ValidatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ObjectedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Objection = table.Column<byte[]>(type: "bytea", nullable: true),
                    ReplyDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RepliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reply = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MilestoneRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MilestoneRecords_AspNetUsers_WriterId",
                        column: x => x.WriterId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_MilestoneRecords_AspNetUsers_YoungId",
                        column: x => x.YoungId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MilestoneRecords_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "ReturnRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChildId = table.Column<Guid>(type: "uuid", nullable: true),
                    Wish = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    AnswererId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnRequests_AspNetUsers_AnswererId",
                        column: x => x.AnswererId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ReturnRequests_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReturnRequests_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "SmallSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChildId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmissionKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Slot = table.Column<int>(type: "integer", nullable: true),
                    Goal = table.Column<byte[]>(type: "bytea", nullable: false),
                    FirstStep = table.Column<byte[]>(type: "bytea", nullable: false),
                    HelpedBy = table.Column<byte[]>(type: "bytea", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Statement = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Audience = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmallSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SmallSteps_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SmallSteps_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "Surveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false),
                    Mode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Publics = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AgeFrom = table.Column<int>(type: "integer", nullable: true),
                    AgeTo = table.Column<int>(type: "integer", nullable: true),
                    Zones = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Places = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReturnOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReturnWho = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsOpened = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Tables = table.Column<byte[]>(type: "bytea", nullable: true),
                    ReturnSaid = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReturnDecided = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReturnChanged = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GridAgreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GridId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    YoungAgreedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AdultAgreedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AdultId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridAgreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GridAgreements_AspNetUsers_AdultId",
                        column: x => x.AdultId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_GridAgreements_AutonomyGrids_GridId",
                        column: x => x.GridId,
                        principalTable: "AutonomyGrids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GridSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GridId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GridSheets_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_GridSheets_AutonomyGrids_GridId",
                        column: x => x.GridId,
                        principalTable: "AutonomyGrids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnonymousAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Payload = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnonymousAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AnonymousAnswers_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnonymousTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnonymousTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AnonymousTexts_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnswerBuffer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Payload = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerBuffer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AnswerBuffer_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Definition = table.Column<byte[]>(type: "bytea", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Word = table.Column<byte[]>(type: "bytea", nullable: true),
                    WordAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitteeDrafts_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommitteeDrafts_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "LeavingOffers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    IsLater = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeavingOffers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeavingOffers_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LeavingOffers_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaperSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CodeIndex = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    Use = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperSheets_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyQuotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Written = table.Column<byte[]>(type: "bytea", nullable: true),
                    Found = table.Column<byte[]>(type: "bytea", nullable: true),
                    Text = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyQuotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyQuotes_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyResponses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyResponses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyResponses_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SurveyResponses_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyTurns",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyTurns", x => new { x.SurveyId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_SurveyTurns_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SurveyTurns_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FormerHands",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerHands", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerHands_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_FormerHands_GridSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "GridSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GridAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Statement = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GridAnswers_GridSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "GridSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AnonymousAnswers_SurveyId",
                table: "AnonymousAnswers",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_AnonymousTexts_SurveyId",
                table: "AnonymousTexts",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_AnswerBuffer_SurveyId",
                table: "AnswerBuffer",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_AutonomyGrids_AuthorId",
                table: "AutonomyGrids",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_AutonomyGrids_ChildId_StartedAt",
                table: "AutonomyGrids",
                columns: new[] { "ChildId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeCodes_CodeIndex",
                table: "CommitteeCodes",
                column: "CodeIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeDrafts_AuthorId",
                table: "CommitteeDrafts",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeDrafts_SurveyId",
                table: "CommitteeDrafts",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers",
                column: "AccountId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FormerHands_AccountId",
                table: "FormerHands",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_FormerHands_SheetId",
                table: "FormerHands",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAgreements_AdultId",
                table: "GridAgreements",
                column: "AdultId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAgreements_GridId_SubmissionKey",
                table: "GridAgreements",
                columns: new[] { "GridId", "SubmissionKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridAnswers_SheetId_Statement",
                table: "GridAnswers",
                columns: new[] { "SheetId", "Statement" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridSheets_AuthorId",
                table: "GridSheets",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_GridSheets_GridId_Kind",
                table: "GridSheets",
                columns: new[] { "GridId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeavingFollowUps_AccountId",
                table: "LeavingFollowUps",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeavingOffers_AccountId_SurveyId",
                table: "LeavingOffers",
                columns: new[] { "AccountId", "SurveyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeavingOffers_SurveyId",
                table: "LeavingOffers",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_MilestonePreparations_AuthorId_Milestone",
                table: "MilestonePreparations",
                columns: new[] { "AuthorId", "Milestone" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MilestonePreparations_ChildId",
                table: "MilestonePreparations",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_MilestoneRecords_ChildId",
                table: "MilestoneRecords",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_MilestoneRecords_WriterId",
                table: "MilestoneRecords",
                column: "WriterId");

            migrationBuilder.CreateIndex(
                name: "IX_MilestoneRecords_YoungId_Milestone_Number",
                table: "MilestoneRecords",
                columns: new[] { "YoungId", "Milestone", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperSheets_CodeIndex",
                table: "PaperSheets",
                column: "CodeIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperSheets_SurveyId",
                table: "PaperSheets",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnRequests_AnswererId",
                table: "ReturnRequests",
                column: "AnswererId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnRequests_AuthorId",
                table: "ReturnRequests",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnRequests_ChildId",
                table: "ReturnRequests",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_SmallSteps_AuthorId_Slot",
                table: "SmallSteps",
                columns: new[] { "AuthorId", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmallSteps_AuthorId_SubmissionKey",
                table: "SmallSteps",
                columns: new[] { "AuthorId", "SubmissionKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmallSteps_ChildId",
                table: "SmallSteps",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyQuotes_SurveyId",
                table: "SurveyQuotes",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResponses_AccountId",
                table: "SurveyResponses",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResponses_SurveyId_AccountId",
                table: "SurveyResponses",
                columns: new[] { "SurveyId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResponses_SurveyId_SentAt",
                table: "SurveyResponses",
                columns: new[] { "SurveyId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_ClosedOn",
                table: "Surveys",
                column: "ClosedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_OpensOn_Id",
                table: "Surveys",
                columns: new[] { "OpensOn", "Id" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyTurns_AccountId",
                table: "SurveyTurns",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnonymousAnswers");

            migrationBuilder.DropTable(
                name: "AnonymousTexts");

            migrationBuilder.DropTable(
                name: "AnswerBuffer");

            migrationBuilder.DropTable(
                name: "CommitteeCodes");

            migrationBuilder.DropTable(
                name: "CommitteeDrafts");

            migrationBuilder.DropTable(
                name: "CommitteeMembers");

            migrationBuilder.DropTable(
                name: "FormerHands");

            migrationBuilder.DropTable(
                name: "GridAgreements");

            migrationBuilder.DropTable(
                name: "GridAnswers");

            migrationBuilder.DropTable(
                name: "LeavingFollowUps");

            migrationBuilder.DropTable(
                name: "LeavingOffers");

            migrationBuilder.DropTable(
                name: "MilestonePreparations");

            migrationBuilder.DropTable(
                name: "MilestoneRecords");

            migrationBuilder.DropTable(
                name: "PaperSheets");

            migrationBuilder.DropTable(
                name: "ReturnRequests");

            migrationBuilder.DropTable(
                name: "SmallSteps");

            migrationBuilder.DropTable(
                name: "SurveyQuotes");

            migrationBuilder.DropTable(
                name: "SurveyResponses");

            migrationBuilder.DropTable(
                name: "SurveyTurns");

            migrationBuilder.DropTable(
                name: "GridSheets");

            migrationBuilder.DropTable(
                name: "Surveys");

            migrationBuilder.DropTable(
                name: "AutonomyGrids");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "Children");
        }
    }
}
