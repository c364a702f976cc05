"""Chinese characters: traditional to simplified, and how a character sounds.

Both are small tables of what the questions need. Sound comes from GB 2312, whose first level
(the 3,755 common characters) is in the order of pinyin: the first character of each syllable
is enough to place all others.
"""

from bisect import bisect_right

_TRADITIONAL = (
    "並來個們備傳償兇內兩冊凈凍別刪勁動務勝勞勢勳勵匯區協卻厲參吳呂員問啞啟喚喪喬單嗎嗚嘗嚇嚴囑國圍圓圖團執報場塊墊墜壓壘壞壯壽夠夢夥夾奧奪娛婁婦媧媽嬰孃孫學實寧審寫"
    "寬寶將專尋對導屆屍層屬島嶺巒巖師帶幣幫幹幾庫廂廟廠廢廣廳弒張強彈彌彎彙後徑從復徵徹恆恥悅悵惡惱愛態慘慚慣慮慶憑憲憶懇應懷懸戔戰戲戶拋掃掙掛採揚換揮損搖搶摺撥撫撲"
    "擁擇擊擋擔據擠擬擴擷擺攔攜攝敗敘敵數斂斃斷於旣時晉暈暫曆書會朧東條極構槍樓標樣樹橋機檔檢檯權歐歡歲歷歸殘殺殼毀氣氫汙決沒況淚淨淺減渦測渾湧準溝溫滅滯滿漁漢漲漸潛"
    "潤澤濃濕濟濫濾瀉瀏灑灘灣災為無煉煙煩熱燈燒營爐爛爭爺爾牆牽犧狀狹猶獄獎獨獲獵現瑣瑪環產甦畝畢畫異當瘋療癡發皺盜盡監盤盧眾睜矯碩確碼磚礎礙禦禪禮禿稅種稱穀積穩窩窮"
    "竄竈竊競筆筧箋節範築簡簽籃籌籠籤粵糞糧糾紀約紅純紙級紛細終組結絕絡給統絲綁經綜綠綫維網緊緒線緝編緩練緻縛縣縫縮縱總績織繞繫繳繼續纏纔罰罵罷羅羣義習翹聖聞聯聰聲聳"
    "職聽聾肅腦膚膽臉臨臺與興舉舊艙艦艱芻莊莖華萬葉蓋蔣薦薩藍藝藥蘇蘋蘭處虛號虧蝕蟲蠟衆術衛衝袞裏補裝裡製複褲襲見規視親覺覽觀觸訂計訊討訓託記訛訝訟訪設許訴診註詐詔評"
    "詛詞詢試詭該詳誅誇誌認誕誘語誠誤誦誨說誰課調諂諄談請諒論諜諧諫諷諸諺諾謀謂謄謊謎謙講謝謠謬謹譁證識譚譜譯議譴護譽讀變讎讓讚豐豬貝負財貢貧貨販貪貫責貳貴買貸費貼賀"
    "賃賄資賊賓賞賠賣賤賦質賬賴賺購贅贈贊贏贓贖趕趙趨跡踐蹤躍車軍軟較載輒輔輕輛輝輩輪輯輸轄轉轟辦辭辯農迴這連進運過達違遜遞遠適遲遷選遺遼邁還邊邏郵鄉鄧鄭鄰醫釀釋釐針"
    "釣鈔鈕鈴鉅鉗銀銘銜銳銷鋒鋪鋼錄錢錯錶鍊鍋鍛鍵鎖鎬鎮鏈鏡鏽鐘鐵鑄鑑鑒鑰長門閃閉開閒間閣閥閩閱闆闊闖關闡陝陣陰陳陸陽隊階際隨險隱隸隻雖雙雜離難電霧靈靜韌韓韻響頁頂項"
    "順須預頒頓頗領頭頰頸頻顆題額顏願顛類顧顯風颱飄飛飢飯飲飼飽飾餅養餓餘館饋馬馳駁駐駕駛駝騎騙騰騷驅驕驗驚驟體鬆鬥鬧鬱魚鮑鮮鯨鳥鳳鳴鴨鷹鹽麗麥麼黃點黨齊齡龍龐龜"
)
_SIMPLIFIED = (
    "并来个们备传偿凶内两册净冻别删劲动务胜劳势勋励汇区协却厉参吴吕员问哑启唤丧乔单吗呜尝吓严嘱国围圆图团执报场块垫坠压垒坏壮寿够梦伙夹奥夺娱娄妇娲妈婴娘孙学实宁审写"
    "宽宝将专寻对导届尸层属岛岭峦岩师带币帮干几库厢庙厂废广厅弑张强弹弥弯汇后径从复征彻恒耻悦怅恶恼爱态惨惭惯虑庆凭宪忆恳应怀悬戋战戏户抛扫挣挂采扬换挥损摇抢折拨抚扑"
    "拥择击挡担据挤拟扩撷摆拦携摄败叙敌数敛毙断于既时晋晕暂历书会胧东条极构枪楼标样树桥机档检台权欧欢岁历归残杀壳毁气氢污决没况泪净浅减涡测浑涌准沟温灭滞满渔汉涨渐潜"
    "润泽浓湿济滥滤泻浏洒滩湾灾为无炼烟烦热灯烧营炉烂争爷尔墙牵牺状狭犹狱奖独获猎现琐玛环产苏亩毕画异当疯疗痴发皱盗尽监盘卢众睁矫硕确码砖础碍御禅礼秃税种称谷积稳窝穷"
    "窜灶窃竞笔笕笺节范筑简签篮筹笼签粤粪粮纠纪约红纯纸级纷细终组结绝络给统丝绑经综绿线维网紧绪线缉编缓练致缚县缝缩纵总绩织绕系缴继续缠才罚骂罢罗群义习翘圣闻联聪声耸"
    "职听聋肃脑肤胆脸临台与兴举旧舱舰艰刍庄茎华万叶盖蒋荐萨蓝艺药苏苹兰处虚号亏蚀虫蜡众术卫冲衮里补装里制复裤袭见规视亲觉览观触订计讯讨训托记讹讶讼访设许诉诊注诈诏评"
    "诅词询试诡该详诛夸志认诞诱语诚误诵诲说谁课调谄谆谈请谅论谍谐谏讽诸谚诺谋谓誊谎谜谦讲谢谣谬谨哗证识谭谱译议谴护誉读变雠让赞丰猪贝负财贡贫货贩贪贯责贰贵买贷费贴贺"
    "赁贿资贼宾赏赔卖贱赋质账赖赚购赘赠赞赢赃赎赶赵趋迹践踪跃车军软较载辄辅轻辆辉辈轮辑输辖转轰办辞辩农回这连进运过达违逊递远适迟迁选遗辽迈还边逻邮乡邓郑邻医酿释厘针"
    "钓钞钮铃巨钳银铭衔锐销锋铺钢录钱错表炼锅锻键锁镐镇链镜锈钟铁铸鉴鉴钥长门闪闭开闲间阁阀闽阅板阔闯关阐陕阵阴陈陆阳队阶际随险隐隶只虽双杂离难电雾灵静韧韩韵响页顶项"
    "顺须预颁顿颇领头颊颈频颗题额颜愿颠类顾显风台飘飞饥饭饮饲饱饰饼养饿余馆馈马驰驳驻驾驶驼骑骗腾骚驱骄验惊骤体松斗闹郁鱼鲍鲜鲸鸟凤鸣鸭鹰盐丽麦么黄点党齐龄龙庞龟"
)
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)

_SYLLABLES = (
    "a啊 ai埃 an鞍 ang肮 ao凹 ba芭 bai白 ban斑 bang邦 bao苞 bei杯 ben奔 beng崩 "
    "bi逼 bian鞭 biao标 bie鳖 bin彬 bing兵 bo玻 bu捕 ca擦 cai猜 can餐 cang苍 "
    "cao操 ce厕 ceng层 cha插 chai拆 chan搀 chang昌 chao超 che车 chen郴 "
    "cheng撑 chi吃 chong充 chou抽 chu初 chuai揣 chuan川 chuang疮 chui吹 "
    "chun春 chuo戳 ci疵 cong聪 cou凑 cu粗 cuan蹿 cui摧 cun村 cuo磋 da搭 dai呆 "
    "dan耽 dang当 dao刀 de德 deng蹬 di堤 dian颠 diao碉 die跌 ding丁 diu丢 "
    "dong东 dou兜 du督 duan端 dui堆 dun墩 duo掇 e蛾 en恩 er而 fa发 fan藩 "
    "fang坊 fei菲 fen芬 feng丰 fo佛 fou否 fu夫 ga噶 gai该 gan干 gang冈 gao篙 "
    "ge哥 gei给 gen根 geng耕 gong工 gou钩 gu辜 gua刮 guai乖 guan棺 guang光 "
    "gui瑰 gun辊 guo锅 ha哈 hai骸 han酣 hang夯 hao壕 he呵 hei嘿 hen痕 heng哼 "
    "hong轰 hou喉 hu呼 hua花 huai槐 huan欢 huang荒 hui灰 hun荤 huo豁 ji击 "
    "jia嘉 jian歼 jiang僵 jiao蕉 jie揭 jin巾 jing荆 jiong炯 jiu揪 ju鞠 "
    "juan捐 jue撅 jun均 ka喀 kai开 kan刊 kang康 kao考 ke坷 ken肯 keng坑 "
    "kong空 kou抠 ku枯 kua夸 kuai块 kuan宽 kuang匡 kui亏 kun坤 kuo括 la垃 "
    "lai莱 lan蓝 lang琅 lao捞 le勒 lei雷 leng棱 li厘 lia俩 lian联 liang粮 "
    "liao撩 lie列 lin琳 ling玲 liu溜 long龙 lou楼 lu芦 lv驴 ma妈 mai埋 man瞒 "
    "mang芒 mao猫 me么 mei玫 men门 meng萌 mi眯 mian棉 miao苗 mie蔑 min民 "
    "ming明 miu谬 mo摸 mou谋 mu拇 na拿 nai氖 nan南 nang囊 nao挠 ne呢 nei馁 "
    "nen嫩 neng能 ni妮 nian蔫 niang娘 niao鸟 nie捏 nin您 ning柠 niu牛 nong脓 "
    "nu奴 nuan暖 nuo挪 o哦 ou欧 pa啪 pai拍 pan攀 pang乓 pao抛 pei呸 pen喷 "
    "peng砰 pi坯 pian篇 piao飘 pie撇 pin拼 ping乒 po坡 pu扑 qi期 qia掐 qian牵 "
    "qiang枪 qiao橇 qie切 qin钦 qing青 qiong琼 qiu秋 qu趋 quan圈 que缺 qun裙 "
    "ran然 rang瓤 rao饶 re惹 ren壬 reng扔 ri日 rong戎 rou揉 ru茹 ruan软 rui蕊 "
    "run闰 ruo若 sa撒 sai腮 san三 sang桑 sao搔 se瑟 sen森 seng僧 sha莎 shai筛 "
    "shan珊 shang墒 shao梢 she奢 shen砷 sheng声 shi师 shou收 shu蔬 shua刷 "
    "shuai摔 shuan栓 shuang霜 shui谁 shun吮 shuo说 si斯 song松 sou搜 su苏 "
    "suan酸 sui虽 sun孙 suo蓑 ta塌 tai胎 tan坍 tang汤 tao掏 te特 teng藤 ti梯 "
    "tian天 tiao挑 tie贴 ting厅 tong通 tou偷 tu凸 tuan湍 tui推 tun吞 tuo拖 "
    "wa挖 wai歪 wan豌 wang汪 wei威 wen瘟 weng嗡 wo挝 wu巫 xi昔 xia瞎 xian掀 "
    "xiang相 xiao萧 xie楔 xin薪 xing星 xiong兄 xiu休 xu墟 xuan轩 xue靴 xun勋 "
    "ya压 yan焉 yang殃 yao邀 ye椰 yi一 yin茵 ying英 yo哟 yong拥 you幽 yu迂 "
    "yuan鸳 yue曰 yun耘 za匝 zai栽 zan咱 zang赃 zao遭 ze责 zei贼 zen怎 zeng增 "
    "zha扎 zhai摘 zhan瞻 zhang樟 zhao招 zhe遮 zhen珍 zheng蒸 zhi芝 zhong中 "
    "zhou舟 zhu珠 zhua抓 zhuai拽 zhuan专 zhuang桩 zhui椎 zhun谆 zhuo捉 zi兹 "
    "zong鬃 zou邹 zu租 zuan钻 zui嘴 zun尊 zuo昨"
)
_LEVEL_ONE = (0xB0A1, 0xD7F9)


def _code(char: str) -> int:
    return int.from_bytes(char.encode("gb2312", errors="ignore"), "big")


_STARTS = [_code(entry[-1]) for entry in _SYLLABLES.split()]
_SOUNDS = [entry[:-1] for entry in _SYLLABLES.split()]

# Sounds that people mix up when they type: front and back consonants, front and back nasals.
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


def is_han(char: str) -> bool:
    """Whether this character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def simplified(text: str) -> str:
    """The text with traditional characters replaced by simplified ones."""
    return text.translate(_TO_SIMPLIFIED)


def pinyin(char: str) -> str:
    """The syllable of a common simplified character without its tone; "" where unknown."""
    code = _code(char)
    if not _LEVEL_ONE[0] <= code <= _LEVEL_ONE[1]:
        return ""
    return _SOUNDS[bisect_right(_STARTS, code) - 1]


def sound(char: str) -> str:
    """What characters that are easily taken for each other share; the character if unknown."""
    syllable = pinyin(char)
    for written, meant in _NEAR:
        syllable = syllable.replace(written, meant)
    return syllable or char
